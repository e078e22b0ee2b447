"""lienzo_images: signatures, ends, sizes."""

import random
import unittest

import lienzo_images as images
from tests.samples import jpeg, png, segment


def flaw(data):
    picture = images.sniff(data)
    return 'no picture' if picture is None else images.flaw_of(picture)


class Sniff(unittest.TestCase):
    def test_R14_the_bytes_decide(self):
        self.assertEqual(images.sniff(jpeg()).format, 'jpeg')
        self.assertEqual(images.sniff(png()).format, 'png')
        for data in (b'', b'\x89PN', b'\xff\xd8', b'GIF89a...', b'RIFF....WEBP', bytes(64)):
            self.assertIsNone(images.sniff(data))

    def test_the_bytes_are_not_copied(self):
        data = jpeg()
        self.assertIs(images.sniff(data).data, data)


class Whole(unittest.TestCase):
    def test_what_is_cut_off_is_told_from_what_is_whole(self):
        for data in (jpeg(content=b'abc' * 100), png(content=b'abc' * 100)):
            self.assertEqual(flaw(data), '')
            name = images.sniff(data).format.upper()
            for length in (len(data) - 1, len(data) - 150, len(data) // 2, 12):
                self.assertEqual(flaw(data[:length]), '%s cut off' % name)

    def test_padding_behind_the_end_is_no_harm(self):
        self.assertEqual(flaw(jpeg() + bytes(16)), '')

    def test_a_preview_inside_does_not_make_a_torn_photograph_whole(self):
        photograph = jpeg(before=segment(0xE1, jpeg(160, 120)), content=b'x' * 500)
        self.assertEqual(flaw(photograph), '')
        self.assertEqual(flaw(photograph[:-100]), 'JPEG cut off')


class Size(unittest.TestCase):
    def test_sizes_by_the_header(self):
        self.assertEqual(images.size_of(images.sniff(png(640, 480))), (640, 480))
        for marker in (0xC0, 0xC1, 0xC2, 0xCF):
            self.assertEqual(images.size_of(images.sniff(jpeg(640, 480, frame_marker=marker))), (640, 480))

    def test_the_size_is_found_behind_previews_tables_and_fill_bytes(self):
        before = segment(0xE1, jpeg(160, 120)) + segment(0xC4, bytes(30)) + b'\xff' * 5 + segment(0xDB, bytes(65))
        self.assertEqual(images.size_of(images.sniff(jpeg(640, 480, before=before))), (640, 480))

    def test_R14_a_picture_that_would_fill_the_memory_is_refused_by_its_header(self):
        self.assertEqual(flaw(png(4096, 4096)), '')
        for data in (png(60000, 10), png(10, 2**32 - 1), jpeg(4097, 1), jpeg(1, 65535)):
            self.assertEqual(flaw(data), 'picture over 4096 px a side')

    def test_no_size_is_a_flaw(self):
        self.assertEqual(flaw(png(0, 10)), 'PNG without a size')
        self.assertEqual(flaw(b'\xff\xd8\xff\xd9'), 'JPEG without a size')
        self.assertEqual(flaw(b'\xff\xd8' + segment(0xE0, b'') * 1000 + b'\xff\xd9'), 'JPEG without a size')
        self.assertEqual(flaw(b'\xff\xd8' + b'\xff' * 5_000_000 + b'\xff\xd9'), 'JPEG without a size')
        self.assertEqual(flaw(b'\x89PNG\r\n\x1a\nIEND\xaeB`\x82'), 'PNG without a size')

    def test_whatever_the_bytes_are_looking_at_them_neither_raises_nor_hangs(self):
        source = random.Random(5)
        for start in (jpeg(before=segment(0xE1, bytes(40))), png(content=bytes(40)), b'\xff\xd8\xff'):
            for _ in range(2000):
                data = bytearray(start)
                for _ in range(source.randint(1, 8)):
                    data[source.randrange(2, len(data))] = source.choice([0, 1, 0xFF, 0xC0, source.randrange(256)])
                picture = images.Picture(source.choice(['jpeg', 'png']), bytes(data[: source.randint(0, len(data))]))
                images.flaw_of(picture)
                images.size_of(picture)


if __name__ == '__main__':
    unittest.main()
