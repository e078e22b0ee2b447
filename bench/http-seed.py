"""Sends pictures as the seed's scripts do: one `requests.post` a picture, a form for uploads, the bare bytes for raw.

Usage: http-seed.py PORT FOLDER raw|upload FRAMES. Prints the CPU time of this process in ms a frame, as JSON. The encoding is left
out, as on the other side: both send the files of FOLDER/pictures.
"""
import io
import json
import pathlib
import sys
import time

import requests


def send(url, transport, picture):
    if transport == 'upload':
        files = {'image': ('td_frame.jpg', io.BytesIO(picture), 'image/jpeg')}
        response = requests.post(url, files=files, timeout=5)
    else:
        headers = {'Content-Type': 'image/jpeg', 'X-Image-Format': 'jpeg'}
        response = requests.post(url, data=picture, headers=headers, timeout=3)
    if not response.json().get('ok'):
        raise SystemExit(f'the display did not take a picture: {response.text}')


def main(port, folder, transport, frames):
    path = '/upload/image' if transport == 'upload' else '/display/raw'
    url = f'http://127.0.0.1:{port}{path}'
    pictures = [file.read_bytes() for file in sorted(pathlib.Path(folder, 'pictures').iterdir())]

    def run(count):
        for index in range(count):
            send(url, transport, pictures[index % len(pictures)])

    run(-(-frames // 5))
    before = time.process_time()
    run(frames)
    print(json.dumps({'cpuMs': (time.process_time() - before) * 1000 / frames, 'frames': frames}))


if __name__ == '__main__':
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
