"""What the frame header of a JPEG says. TouchDesigner does not document what its encoder makes, and a panel's decoder
takes only some (S4): so every picture is looked at. Pure, no TouchDesigner in it."""

from typing import NamedTuple, Optional

from lienzo_images import is_whole, sniff


class Jpeg(NamedTuple):
    """What the frame header of a JPEG says. `sampling` is '4:2:0' and so on, or 'other'."""

    baseline: bool
    bits: int
    components: int
    sampling: str
    width: int
    height: int


# ITU T.81, table B.1. Among C0-CF these are no frame headers: DHT, JPG, DAC.
_NO_FRAME_HEADER = frozenset({0xC4, 0xC8, 0xCC})
# Markers without a length: TEM and RST0-RST7.
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SOF0_BASELINE, _SOS, _EOI = 0xC0, 0xDA, 0xD9
# Sampling factors of the luma component when both chroma components have 1x1, as every common encoder writes them.
_SAMPLINGS = {0x11: '4:4:4', 0x21: '4:2:2', 0x22: '4:2:0'}


def read_jpeg(data: bytes) -> Optional[Jpeg]:
    """Walks the segments (T.81 B.1-B.2) to the frame header; None when there is none before the scan, or no end."""
    picture = sniff(data)
    if picture is None or picture.format != 'jpeg' or not is_whole(picture):
        return None
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1  # fill byte
        elif marker in _ALONE:
            at += 2
        elif marker in (_SOS, _EOI):
            return None
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME_HEADER:
            return _read_frame_header(data, at)
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], 'big'))
    return None


def _read_frame_header(data: bytes, at: int) -> Optional[Jpeg]:
    """Marker, length u16, bits u8, height u16, width u16, count u8, then per component: id, sampling, table."""
    header = data[at : at + 10]
    if len(header) < 10:
        return None
    factors = [component[1] for component in zip(*[iter(data[at + 10 : at + 10 + 3 * header[9]])] * 3)]
    if len(factors) != header[9]:
        return None
    sampling = 'other'
    if len(factors) == 3 and factors[1:] == [0x11, 0x11]:
        sampling = _SAMPLINGS.get(factors[0], 'other')
    return Jpeg(
        baseline=header[1] == _SOF0_BASELINE,
        bits=header[4],
        components=header[9],
        sampling=sampling,
        width=int.from_bytes(header[7:9], 'big'),
        height=int.from_bytes(header[5:7], 'big'),
    )
