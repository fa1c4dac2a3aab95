"""What an endpoint does for long runs: a circuit breaker, a width that follows 429, a budget that processes share."""

import multiprocessing

import httpx2
import openai
import pytest

from drafter.endpoint import Endpoint, EndpointConfig, Question
from drafter.endpoint.breaker import Breaker
from drafter.endpoint.limits import Limits
from drafter.endpoint.purse import Purse
from drafter.endpoint.question import Turn, Usage
from drafter.errors import AuthError, BudgetError, EndpointDownError
from tests.fault_server import FaultServer, Play, always, failed, said

pytestmark = pytest.mark.anyio

ASKED = Question("系统", (Turn("user", "来文"),))


def status(code: int, message: str = "no") -> openai.APIStatusError:
    """Return the SDK's exception for an HTTP status."""
    request = httpx2.Request("POST", "http://127.0.0.1/v1")
    return openai.APIStatusError(message, response=httpx2.Response(code, request=request), body=None)


def test_a_server_that_never_answered_is_given_up_after_so_many_failures() -> None:
    """Three in a row: open; two: not yet."""
    breaker = Breaker(3, where="here")
    for _ in range(2):
        breaker.failed(status(500))
    breaker.check()
    breaker.failed(status(401))
    with pytest.raises(EndpointDownError, match="接口连续3次失败"):
        breaker.check()


def test_an_answer_between_failures_starts_the_count_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that answers now and then is not down."""
    monkeypatch.setattr("drafter.endpoint.breaker.PATIENCE_S", 0.0)
    breaker = Breaker(2, where="here")
    breaker.failed(status(500))
    breaker.succeeded()
    breaker.failed(status(500))
    breaker.check()
    breaker.failed(status(500))
    with pytest.raises(EndpointDownError, match="接口连续2次失败"):
        breaker.check()


def test_too_many_requests_and_faults_of_the_letter_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """429 and a content filter come from a living server."""
    monkeypatch.setattr("drafter.endpoint.breaker.PATIENCE_S", 0.0)
    breaker = Breaker(1, where="here")
    breaker.failed(status(429))
    breaker.failed(status(400, "inappropriate content"))
    breaker.check()
    breaker.failed(status(500))
    with pytest.raises(EndpointDownError, match="接口连续1次失败"):
        breaker.check()


def test_a_spent_quota_counts() -> None:
    """It is a 429 too, but waiting does not help."""
    breaker = Breaker(1, where="here")
    breaker.failed(status(429, "insufficient_quota"))
    with pytest.raises(EndpointDownError):
        breaker.check()


def test_a_server_that_answered_before_has_time_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A restart of less than 30 s does not end the run."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    breaker = Breaker(2, where="here")
    breaker.succeeded()
    for _ in range(5):
        breaker.failed(status(503))
    breaker.check()
    now[0] += 31
    with pytest.raises(EndpointDownError):
        breaker.check()


async def test_without_a_limit_every_question_tries_for_itself() -> None:
    """A single letter is asked to the end of its attempts."""
    with FaultServer(always(failed(401, "bad key"))) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m"))
        for _ in range(3):
            with pytest.raises(AuthError):
                await endpoint.ask(ASKED)
        assert len(server.bodies) == 3
        await endpoint.close()


async def test_429_narrows_and_answers_widen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth less, once a second at most; one place more after four answers, never more than asked for."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    limits = Limits(EndpointConfig(base_url="", model="m", concurrency=20))
    limits.narrow()
    limits.narrow()
    assert limits.width == 18
    now[0] += 1.5
    limits.narrow()
    assert limits.width == 16
    for _ in range(100):
        limits.widen()
    assert limits.width == 20


async def test_a_429_narrows_the_endpoint_that_met_it() -> None:
    """The server says 429 once; the answer comes at the second attempt."""

    def script(_body: dict[str, object], number: int) -> Play:
        return failed(429, "slow down", retry_after="0") if number == 0 else said("好")

    with FaultServer(script) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m", concurrency=10))
        assert (await endpoint.ask(ASKED)).content == "好"
        assert endpoint.limits.width == 9
        await endpoint.close()


@pytest.mark.parametrize("counter", [None, multiprocessing.get_context("spawn").Value("q", 0)])
def test_a_purse_lets_nothing_out_that_might_not_fit(counter: object) -> None:
    """Reserved and spent together stay within the budget, alone or shared."""
    purse = Purse(100, counter)  # type: ignore[arg-type] # a shared value has no public type
    purse.reserve(60)
    with pytest.raises(BudgetError, match="词元预算 100 将用完"):
        purse.reserve(50)
    purse.settle(60, 10)
    purse.reserve(90)
    purse.settle(90, 90)
    with pytest.raises(BudgetError):
        purse.reserve(1)


def test_two_purses_share_one_budget() -> None:
    """What one worker spends, another cannot."""
    counter = multiprocessing.get_context("spawn").Value("q", 0)
    first, second = Purse(100, counter), Purse(100, counter)
    first.reserve(80)
    with pytest.raises(BudgetError):
        second.reserve(30)


async def test_booked_usage_counts_against_the_budget() -> None:
    """Tokens as the server counted them."""
    limits = Limits(EndpointConfig(base_url="", model="m", max_tokens_total=100))
    limits.book(Usage(70, 20, 1))
    with pytest.raises(BudgetError):
        async with limits.admit(20):
            pass
    assert limits.spent == Usage(70, 20, 1)
