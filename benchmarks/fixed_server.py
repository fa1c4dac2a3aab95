"""A chat server on loopback that answers every request well after a fixed time; prints its port, then its times.

usage: python benchmarks/fixed_server.py SECONDS      (ends at end of input; then prints one JSON line)
"""

import asyncio
import json
import sys
import time

REPLY = json.dumps({"summary": "建议增设公交站。", "points": [], "asks": [], "commitments": []}, ensure_ascii=False)
EXTRACTIONS = json.dumps({"extractions": [{"事项": "增设公交站"}]}, ensure_ascii=False)


def chat(content: str) -> bytes:
    """Return a whole HTTP answer with this content."""
    message = {"role": "assistant", "content": content}
    said = {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "played",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960},
    }
    body = json.dumps(said, ensure_ascii=False).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body) + body


class Server:
    """Answers after `latency_s`; keeps the times of the first and the last answer and how many calls ran at once."""

    def __init__(self, latency_s: float) -> None:
        """Begin with no calls."""
        self._latency_s = latency_s
        self._plain, self._extracting = chat(REPLY), chat(EXTRACTIONS)
        self.calls = self.at_once = self.most_at_once = 0
        self.first = self.last = 0.0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
                body = await reader.readexactly(length)
                await self._wait()
                writer.write(self._extracting if b"extractions" in body else self._plain)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _wait(self) -> None:
        self.calls += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.first = self.first or time.monotonic()
        await asyncio.sleep(self._latency_s)
        self.at_once -= 1
        self.last = time.monotonic()


async def serve(latency_s: float) -> None:
    """Serve until the input ends."""
    told = Server(latency_s)
    listening = await asyncio.start_server(told.talk, "127.0.0.1", 0, backlog=1000)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    spent = {"calls": told.calls, "most": told.most_at_once, "seconds": told.last - told.first}
    print(json.dumps({**spent, "cpu": time.process_time()}), flush=True)
    listening.close()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1])))
