"""The command line: reads options, joins the parts, calls, prints, and sets the exit code.

Exit codes: 0 done · 1 failed · 2 used wrongly · 3 done, but there is something to look at.
Verbs import what is heavy inside themselves, so that `drafter --help` stays quick.
"""

import sys
import traceback
from types import TracebackType
from typing import TextIO

import typer
from typer.main import get_command

from drafter.cli import materials, style
from drafter.cli.batch import batch
from drafter.cli.check import check
from drafter.cli.chinese import ChineseCommand, ChineseGroup, usage_line
from drafter.cli.demo import demo
from drafter.cli.doctor import doctor
from drafter.cli.draft import draft
from drafter.cli.parse import parse
from drafter.cli.summarize import summarize
from drafter.errors import DrafterError

app = typer.Typer(
    cls=ChineseGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="人大代表建议、政协提案：读来文、拟答复、核稿、批量办理。",
    epilog="任何命令加 --debug，出错时显示完整的调用栈。",
)


@app.callback()
def _drafter() -> None:
    pass


for verb in (parse, summarize, draft, check, batch, demo, doctor):
    app.command(cls=ChineseCommand)(verb)
app.add_typer(materials.app, name="materials")
app.add_typer(style.app, name="style")


def main() -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    words = [word for word in sys.argv[1:] if word != "--debug"]
    debug = len(words) < len(sys.argv) - 1
    if not debug:
        sys.excepthook = _one_line
    try:
        code = get_command(app)(args=words, prog_name="drafter", standalone_mode=False)
    except typer.Abort:
        _say("已取消")
        code = 130
    except typer.TyperException as error:
        code = _wrong_usage(error)
    except DrafterError as error:
        if debug:
            traceback.print_exception(error)
        _say(f"错误：{error}")
        code = 1
    except BrokenPipeError:
        sys.stderr.close()
        code = 1
    sys.exit(code or 0)


def _wrong_usage(error: typer.TyperException) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        _say(str(error))
    else:
        _say(usage_line(error))
    return 2


def _speak_utf8(stream: TextIO | object) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "strict")


def _one_line(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Name an error that nobody foresaw in one line; the traceback comes with --debug."""
    if issubclass(kind, KeyboardInterrupt):
        _say("已中断")
        return
    last = traceback.extract_tb(trace)[-1] if trace else None
    place = f"{last.name}:{last.lineno}" if last else "?"
    _say(f"错误：程序内部错误 {kind.__name__}（{place}）。请加 --debug 重新运行，并把输出反馈给维护人员")


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - the command line's own voice
