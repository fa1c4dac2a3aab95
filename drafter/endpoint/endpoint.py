"""The endpoint: asks a question in the strongest mode that works, within the limits, and names what goes wrong."""

import time

import openai
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, stop_after_delay

from drafter.endpoint.breaker import Breaker
from drafter.endpoint.clean import is_looping, strip_thinking
from drafter.endpoint.config import EndpointConfig
from drafter.endpoint.failures import check_choice, is_retried, is_too_many, is_unsupported_mode, named_error
from drafter.endpoint.limits import Limits
from drafter.endpoint.profile import load_profile
from drafter.endpoint.purse import Purse
from drafter.endpoint.question import MODES, Mode, Question, Reply, Usage, body_sha256, build_body
from drafter.endpoint.tokens import count_messages
from drafter.endpoint.transport import Answer, LiveTransport, Transport
from drafter.endpoint.waiting import wait_before_retry
from drafter.errors import LengthError, ServerError, UnsupportedModeError


class Endpoint:
    """One server and model for one run; safe to share between tasks of one event loop."""

    def __init__(
        self,
        config: EndpointConfig,
        *,
        transport: Transport | None = None,
        mode: Mode | None = None,
        purse: Purse | None = None,
    ) -> None:
        """`transport`: a replay or recorder in place of the live server. `mode`: the only one wanted; else the best.

        `purse`: the token budget, where several endpoints share one.
        """
        self.config = config
        self.limits = Limits(config, purse)
        self.notes: list[str] = []  # for the person: what was stepped down, once each
        profile = load_profile(config.profiles, config.base_url, config.model)
        self.mode: Mode = mode or (profile.best if profile is not None else MODES[0])
        self.context_tokens = config.context_tokens or (profile.context_tokens if profile is not None else None)
        self._insists = mode is not None
        self._transport = transport or LiveTransport(config)
        self._breaker = Breaker(config.failures_in_a_row, where=self._where)

    async def ask(self, question: Question) -> Reply:
        """Return the reply. Raises the EndpointError that names what went wrong, or BudgetError."""
        while True:
            mode = self.mode if question.answer is not None else "text"
            try:
                return await self._ask_in_mode(question, mode)
            except openai.APIStatusError as error:
                if question.answer is None or mode == "text" or not is_unsupported_mode(error):
                    raise named_error(error, where=self._where) from None
                if self._insists:
                    raise self._unsupported(mode) from None
                self._step_down(mode)
            except openai.OpenAIError as error:
                raise named_error(error, where=self._where) from None

    def prompt_tokens(self, question: Question) -> int:
        """Return the tokens of a question's texts, counted or estimated without any network."""
        texts = (question.system, *(turn.content for turn in question.turns))
        return count_messages(texts, self.config.model)

    async def close(self) -> None:
        """Close connections."""
        await self._transport.close()

    @property
    def _where(self) -> str:
        return f"{self.config.host} {self.config.model}"

    async def _ask_in_mode(self, question: Question, mode: Mode) -> Reply:
        body = build_body(question, mode, self.config)
        tokens = self.prompt_tokens(question) + int(body["max_tokens"])
        async with self.limits.admit(tokens):
            begun = time.monotonic()
            answer = await self._send(body, tokens)
        usage = Usage(answer.prompt_tokens, answer.completion_tokens, 1, time.monotonic() - begun)
        self.limits.book(usage)
        content = strip_thinking(answer.content or "")
        if is_looping(answer.content or ""):
            raise LengthError(
                "模型陷入重复输出", where=self._where, remedy="可用 --engine rules 处理这一件，或换用其他模型"
            )
        check_choice(content, answer.refusal, answer.finish_reason, where=self._where)
        return Reply(content, mode, usage, body_sha256(body))

    async def _send(self, body: dict[str, object], tokens: int) -> Answer:
        retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: is_retried(error) and not is_unsupported_mode(error)),
            wait=wait_before_retry(self.config.first_wait_s),
            stop=stop_after_attempt(self.config.attempts) | stop_after_delay(self.config.deadline_s),
            reraise=True,
        )
        try:
            return await retrying(self._attempt, body, tokens)
        except ValueError:
            remedy = "请确认地址以 /v1 结尾，服务为 OpenAI 兼容接口"
            raise ServerError("接口的应答不是对话结果", where=self._where, remedy=remedy) from None

    async def _attempt(self, body: dict[str, object], tokens: int) -> Answer:
        await self.limits.pace(tokens)
        self._breaker.check()
        try:
            answer = await self._transport.send(body)
        except openai.OpenAIError as error:
            self._breaker.failed(error)
            if is_too_many(error):
                self.limits.narrow()
            raise
        self._breaker.succeeded()
        self.limits.widen()
        return answer

    def _unsupported(self, mode: Mode) -> UnsupportedModeError:
        remedy = "请运行 drafter doctor 查看可用的输出格式，或不要指定格式"
        return UnsupportedModeError(f"服务不支持输出格式 {mode}", where=self._where, remedy=remedy)

    def _step_down(self, refused: Mode) -> None:
        """Move to the next weaker mode, once, however many tasks were refused in the stronger one."""
        if self.mode != refused:
            return
        self.mode = MODES[MODES.index(refused) + 1]
        self.notes.append(
            f"{self._where} 不支持输出格式 {refused}，本次运行改用 {self.mode}（可用 drafter doctor 试出）"
        )
