"""`drafter parse`: what stands in a letter, by rule alone."""

from drafter.cli.options import LetterPath, Output, Verbose
from drafter.cli.output import deliver, remark, to_json


def parse(letter: LetterPath, output: Output = None, *, verbose: Verbose = False) -> None:
    """解析一件来文或复文，输出 JSON（从不使用大模型）。

    例：drafter parse 建议第12号.docx -o 12.json
    """
    from drafter.pipeline.opening import open_letter, reading_report

    parsed = open_letter(letter)
    if verbose:
        for line in reading_report(parsed):
            remark(line)
    deliver(to_json(parsed), output)
