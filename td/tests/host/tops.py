"""TOPs (wiki: TOP_Class, ScriptTOP_Class, MoviefileinTOP_Class). Pictures are Pillow images, where Pillow is there."""

import io
import pathlib

from .backstage import Backstage
from .operators import OP
from .wires import sources_of

try:
    from PIL import Image
except ImportError:  # then pictures have to be told: backstage.encoded, backstage.decodes
    Image = None

# TOP_Class.saveByteArray; the values are Pillow's names, where it has the format.
_FILE_TYPES = {'.jpg': 'JPEG', '.jpeg': 'JPEG', '.png': 'PNG', '.tif': 'TIFF', '.tiff': 'TIFF', '.bmp': 'BMP'}
_PASSING = ('nullTOP', 'inTOP', 'outTOP', 'fitTOP')
_EMPTY_SIZE = (128, 128)


class TopBackstage(Backstage):
    def __init__(self, operator, host):
        super().__init__(operator, host)
        self._image = None
        self._encoded = None
        self.readback = False
        self.saved = []  # (file type, quality) of each saveByteArray
        self._read_before = False

    @property
    def image(self):
        return self._image

    @image.setter
    def image(self, image):
        self._image = image
        self.is_dirty = True

    @property
    def encoded(self):
        return self._encoded

    @encoded.setter
    def encoded(self, encoded):
        self._encoded = encoded
        self.is_dirty = True

    def _ingredients(self):
        # A switch shows another picture when its index is another one, whoever evaluates that.
        operator = self.operator
        return super()._ingredients(), operator.par.index.eval() if operator.OPType == 'switchTOP' else None

    def take_readback(self, image):
        """What numpyArray(delayed=True) hands out: the picture of the call before, if there was one."""
        due = self.readback or self._read_before
        self._read_before = True
        return image if due else None


class TOP(OP):
    backstage_class = TopBackstage

    @property
    def width(self):
        return self._size()[0]

    @property
    def height(self):
        return self._size()[1]

    def saveByteArray(self, filetype='.tiff', quality=1.0, metadata=()):
        suffix = pathlib.PurePath(filetype).suffix if pathlib.PurePath(filetype).suffix else filetype
        if suffix not in _FILE_TYPES and suffix not in ('.exr', '.dds'):
            raise ValueError('%r is no file type that a TOP can be saved as' % filetype)
        if not 0 <= quality <= 1:
            raise ValueError('the quality is 0 to 1, not %r' % quality)
        self.cook()
        self.backstage.saved.append((suffix, quality))
        shown = self.shown()
        if shown.backstage.encoded is not None:
            return bytearray(shown.backstage.encoded)
        return bytearray(_encode(self._image(), suffix, quality))

    def numpyArray(self, delayed=False, writable=False):
        import numpy

        self.cook()
        image = self.backstage.take_readback(self._image()) if delayed else self._image()
        if image is None:
            return None
        # TOP_Class: always floating point, [h, w]. Bottom row first: reference, part 1, not settled by the page.
        return numpy.flipud(numpy.asarray(image.convert('RGBA'), dtype=numpy.float32) / 255)

    def shown(self):
        """The TOP whose picture this one shows, through Nulls, Ins, Outs and switches."""
        sources = sources_of(self)
        number = int(self.par.index.eval()) if self.OPType == 'switchTOP' else 0
        if self.OPType not in (*_PASSING, 'switchTOP') or number not in sources:
            return self
        return sources[number].shown()

    def _image(self):
        image = self.shown().backstage.image
        return image if image is not None else Image.new('RGBA', _EMPTY_SIZE)

    def _size(self):
        image = self.shown().backstage.image
        return _EMPTY_SIZE if image is None else image.size


class ScriptTopBackstage(TopBackstage):
    def __init__(self, operator, host):
        super().__init__(operator, host)
        self.loaded = []
        self.decodes = None
        self.is_cooking = False

    def take(self, image):
        """What a cook is given belongs to that cook: it asks for no other one."""
        self._image = image


class ScriptTOP(TOP):
    backstage_class = ScriptTopBackstage

    def loadByteArray(self, fileType, byteArray):
        """Whether the bytes could be decoded. The picture stays what it was when they could not."""
        self._only_while_cooking('loadByteArray')
        suffix = pathlib.PurePath('x' + fileType).suffix
        if suffix not in _FILE_TYPES:
            raise ValueError('%r is no file type that a Script TOP loads' % fileType)
        if not isinstance(byteArray, (bytes, bytearray)):
            raise TypeError('loadByteArray takes bytes')
        self.backstage.loaded.append((fileType, bytes(byteArray)))
        if self.backstage.decodes is not None:
            return self.backstage.decodes
        image = _decode(bytes(byteArray), _FILE_TYPES[suffix])
        if image is not None:
            self.backstage.take(image)
        return image is not None

    def copyNumpyArray(self, numpyArray, is3D=False, isCube=False):
        self._only_while_cooking('copyNumpyArray')
        if str(numpyArray.dtype) not in ('uint8', 'uint16', 'float32') or numpyArray.ndim != 3:
            raise TypeError('copyNumpyArray takes shape (h, w, channels) of uint8, uint16 or float32')
        self.backstage.take(Image.fromarray(numpyArray[::-1].astype('uint8')))

    def appendCustomPage(self, name):
        from .comps import append_custom_page

        return append_custom_page(self, name)

    def _only_while_cooking(self, method):
        if not self.backstage.is_cooking:
            raise RuntimeError('%s of a Script TOP works in onCook only' % method)

    def _cook(self):
        if self.backstage.host.is_in_message_callback:
            raise RuntimeError('cooking a Script operator from within a message callback makes a cook loop')
        callbacks = self.par.callbacks.eval()
        if self.backstage.host.script_top_forgets:
            self.backstage.take(None)
        self.backstage.is_cooking = True
        try:
            if callbacks is not None:
                callbacks.backstage.call('onCook', self)
        finally:
            self.backstage.is_cooking = False


class MovieBackstage(TopBackstage):
    def __init__(self, operator, host):
        super().__init__(operator, host)
        self.reloads = []
        self.on_reload = None
        self._next_image = None

    def on_pulse(self, par):
        if par.name in ('reload', 'reloadpulse'):
            self._read()

    def changed(self, par):
        super().changed(par)
        if par.name == 'reload' and par.eval():
            self._read()

    def _read(self):
        path = pathlib.Path(str(self.operator.par.file.eval()))
        try:
            data = path.read_bytes()
        except OSError:
            return  # a file that is not there is a warning on the operator, no exception
        self.reloads.append((str(self.operator.par.file.eval()), data))
        if self.on_reload:
            self.on_reload(*self.reloads[-1])
        self._next_image = _decode(data) or self._next_image

    def on_frame(self):
        # A reload lands only after a real frame advance (reference, part 1).
        if self._next_image is not None:
            self.image, self._next_image = self._next_image, None


class MovieFileInTOP(TOP):
    backstage_class = MovieBackstage


def _encode(image, suffix, quality):
    if suffix not in _FILE_TYPES:
        raise NotImplementedError('this stand-in encodes no %s' % suffix)
    encoded = io.BytesIO()
    if _FILE_TYPES[suffix] == 'JPEG':
        # JPEG has no transparency; what shows through is black.
        flat = Image.new('RGB', image.size)
        flat.paste(image, mask=image.getchannel('A') if image.mode == 'RGBA' else None)
        # Pillow's scale is 1 to 95, the host's 0 to 1.
        flat.save(encoded, 'JPEG', quality=max(1, round(quality * 95)))
    else:
        image.save(encoded, _FILE_TYPES[suffix])
    return encoded.getvalue()


def _decode(data, expected=None):
    """The picture, or None when these bytes are none of that format, or not whole."""
    try:
        image = Image.open(io.BytesIO(data), formats=[expected] if expected else None)
        image.load()
    except Exception:  # Pillow's decoders raise many kinds; here they all mean the same
        return None
    return image
