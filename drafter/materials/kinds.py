"""What kind of paper a material is: by the genre that parse saw, by its rows, by words of its title or file name."""

from pathlib import PurePosixPath

from drafter.assets import load_list
from drafter.documents import Letter

_BY_GENRE = {"reply": "reply", "joint_opinion": "joint_opinion", "proposal": "proposal"}


def find_kind(paper: Letter, *, title: str, file: str) -> str:
    """Return report · plan · policy · statistics · joint_opinion · reply · minutes · proposal · other.

    A title says what a paper is at its end (关于…意见的通知 is a 通知), so of several words of one row the place does
    not matter, but rows are asked in the order of the data list.
    """
    if paper.genre in _BY_GENRE:
        return _BY_GENRE[paper.genre]
    if paper.source.get("rows"):
        return "statistics"
    name = PurePosixPath(file).stem
    for words in (title, name):
        for row in load_list("retrieval")["kind"]:
            if any(word in words for word in row["words"]):
                return str(row["name"])
    return "other"
