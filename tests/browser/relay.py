"""Between a browser and a server: every byte of both ways is passed on and kept."""

import socket
from threading import Thread

PIECE = 65_536


class Relay:
    """Listens on loopback; ``sent`` and ``answered`` hold one piece for each connection."""

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self.sent: list[bytearray] = []
        self.answered: list[bytearray] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.thread = Thread(target=self._listen, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Take no more connections."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.listener.close()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        asked, said = bytearray(), bytearray()
        self.sent.append(asked)
        self.answered.append(said)
        with near, socket.create_connection(("127.0.0.1", self.to_port)) as far:
            back = Thread(target=_pass_on, args=(far, near, said), daemon=True)
            back.start()
            _pass_on(near, far, asked)
            back.join()


def _pass_on(source: socket.socket, target: socket.socket, copy: bytearray) -> None:
    """Send on what comes in, and keep it, until one end is gone."""
    try:
        while piece := source.recv(PIECE):
            copy += piece
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return
