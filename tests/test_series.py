"""Means and intervals against cases worked out by hand, and the interval's coverage against simulated news."""

import math
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from monitor import series
from monitor.model import Gap, Period, Point, Score

MONDAY = datetime(2025, 1, 27, tzinfo=UTC)


def score(*values, name="The Ledger", day=0, articles=None, coverage=1.0):
    """The sums of stories with these values."""
    articles = len(values) if articles is None else articles
    return Score(
        name=name,
        period_start=MONDAY + timedelta(days=day),
        n_articles=articles,
        n_stories=len(values),
        total=math.fsum(values),
        squares=math.fsum(value * value for value in values),
        covered=coverage * articles,
    )


def build(*scores, **more):
    return series.build(scores, **({"by": "outlet", "engine": "vader", "period": Period.DAY} | more))


# ---- one point, worked out by hand ------------------------------------------------------------


def test_mean_and_interval_of_three_stories():
    # mean 0.1; deviations -0.3, 0.1, 0.2; s² = (0.09 + 0.01 + 0.04) / 2 = 0.07; s/√3 = √(0.07/3) = 0.152753;
    # t(0.975; 2) = 4.302653; half width 0.657241
    point = series.point(score(-0.2, 0.2, 0.3))

    assert point.mean == pytest.approx(0.1)
    assert point.low == pytest.approx(-0.557241, abs=1e-6)
    assert point.high == pytest.approx(0.757241, abs=1e-6)
    assert (point.n_stories, point.n_articles) == (3, 3)


def test_interval_of_five_stories():
    # mean 0; s² = (0.16 + 0.04 + 0 + 0.04 + 0.16) / 4 = 0.1; √(0.1 / 5) = 0.141421; t(0.975; 4) = 2.776445
    point = series.point(score(-0.4, -0.2, 0.0, 0.2, 0.4))

    assert point.mean == pytest.approx(0.0)
    assert point.low == pytest.approx(-0.392649, abs=1e-6)
    assert point.high == pytest.approx(0.392649, abs=1e-6)


def test_interval_of_two_stories_is_cut_off_at_the_ends_of_the_scale():
    # mean 0.5; s² = 0.5; √(0.5 / 2) = 0.5; t(0.975; 1) = 12.706205: far beyond both ends
    point = series.point(score(0.0, 1.0))

    assert (point.mean, point.low, point.high) == (0.5, -1.0, 1.0)


def test_one_story_has_a_mean_and_no_interval():
    point = series.point(score(-0.4))

    assert (point.mean, point.low, point.high) == (-0.4, None, None)


def test_nothing_scored_is_none_and_never_zero():
    point = series.point(Score("The Ledger", MONDAY, n_articles=4, n_stories=0, total=0.0, squares=0.0, covered=0.0))

    assert point.mean is None
    assert point.low is None
    assert point.n_articles == 4


def test_a_mean_of_zero_is_zero_and_not_none():
    assert series.point(score(0.0, 0.0, 0.0)).mean == 0.0


def test_equal_stories_have_an_interval_of_no_width():
    # 0.1 seven times: total² / n differs from squares by rounding alone
    point = series.point(score(*[0.1] * 7))

    assert point.low == point.high == point.mean == pytest.approx(0.1)


def test_coverage_is_a_mean_over_articles_and_not_over_stories():
    one_story_of_four_copies = score(0.3, articles=4, coverage=0.25)

    assert series.point(one_story_of_four_copies).coverage == pytest.approx(0.25)


# ---- Student's t ------------------------------------------------------------------------------


def mass_within(t, freedom):
    """The probability between -t and t, by Simpson's rule over the density: independent of the table."""
    factor = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    steps = 4000
    width = t / steps
    density = [factor * (1 + (i * width) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
    return 2 * width / 3 * (density[0] + 4 * sum(density[1:-1:2]) + 2 * sum(density[2:-1:2]) + density[-1])


@pytest.mark.parametrize("freedom", [*range(1, 34), 40, 60, 120, 1000])
def test_t_leaves_five_percent_outside(freedom):
    assert mass_within(series.t_quantile(freedom), freedom) == pytest.approx(0.95, abs=1e-6)


def test_t_falls_as_stories_are_added():
    values = [series.t_quantile(freedom) for freedom in range(1, 200)]

    assert values == sorted(values, reverse=True)


def test_t_needs_a_degree_of_freedom():
    with pytest.raises(ValueError, match="degree of freedom"):
        series.t_quantile(0)


# ---- series -----------------------------------------------------------------------------------


def test_names_and_points_come_in_order():
    made = build(score(0.1, name="b", day=1), score(0.2, name="A"), score(0.3, name="b"))

    assert [each.name for each in made] == ["A", "b"]
    assert [point.mean for point in made[1].points] == [0.3, 0.1]


def test_a_day_without_articles_has_no_point():
    (made,) = build(score(0.1), score(0.2, day=3))

    assert [point.start for point in made.points] == [MONDAY, MONDAY + timedelta(days=3)]


def test_gaps_may_be_shared_or_of_one_name():
    off = Gap(MONDAY, MONDAY + timedelta(hours=5), "the program was off")

    shared = build(score(0.1, name="A"), score(0.1, name="B"), gaps=(off,))
    of_one = build(score(0.1, name="A"), score(0.1, name="B"), gaps={"B": (off,)})

    assert [each.gaps for each in shared] == [(off,), (off,)]
    assert [each.gaps for each in of_one] == [(), (off,)]


def test_a_series_says_its_engine_and_period():
    (made,) = build(score(0.1), by="voice", engine="vader-news", period=Period.WEEK)

    assert (made.by, made.engine, made.period) == ("voice", "vader-news", Period.WEEK)


# ---- rolling and joining ----------------------------------------------------------------------


def test_rolling_weighs_stories_and_not_days():
    (made,) = build(score(1.0), score(0.0, 0.0, 0.0, day=1))

    smooth = series.rolling(made, 7)

    assert smooth.points[1].mean == pytest.approx(0.25)  # the mean of the two days' means would be 0.5
    assert smooth.points[1].n_stories == 4


def test_rolling_looks_back_and_not_beyond_its_days():
    (made,) = build(score(0.9), score(0.3, day=6), score(0.5, day=7))

    smooth = series.rolling(made, 7)

    assert [point.mean for point in smooth.points] == pytest.approx([0.9, 0.6, 0.4])


def test_rolling_gives_the_interval_of_all_stories_in_the_window():
    (made,) = build(score(-0.4, -0.2), score(0.0, 0.2, 0.4, day=1))
    whole = series.point(score(-0.4, -0.2, 0.0, 0.2, 0.4))

    last = series.rolling(made, 2).points[-1]

    assert (last.low, last.high) == pytest.approx((whole.low, whole.high))


def test_rolling_draws_nothing_where_there_was_nothing():
    (made,) = build(score(0.9), score(0.5, day=20))

    smooth = series.rolling(made, 7)

    assert [(point.start, point.mean) for point in smooth.points] == [
        (MONDAY, 0.9),
        (MONDAY + timedelta(days=20), 0.5),
    ]


def test_rolling_an_empty_series_is_empty():
    (made,) = build(score(0.9))
    empty = series.Series(made.by, made.name, made.engine, made.period, ())

    assert series.rolling(empty, 7) == empty


def test_rolling_over_no_day_is_refused():
    (made,) = build(score(0.9))

    with pytest.raises(ValueError, match="at least one day"):
        series.rolling(made, 0)


def test_joined_points_equal_the_point_of_all_their_stories():
    days = [series.point(score(-0.4, -0.2, articles=3)), series.point(score(0.0, 0.2, 0.4, articles=5, coverage=0.5))]

    joined = series.join(days, MONDAY)
    whole = series.point(score(-0.4, -0.2, 0.0, 0.2, 0.4))

    assert (joined.mean, joined.low, joined.high) == pytest.approx((whole.mean, whole.low, whole.high))
    assert (joined.n_articles, joined.n_stories) == (8, 5)
    assert joined.coverage == pytest.approx((3 * 1.0 + 5 * 0.5) / 8)


# ---- rankings and differences -----------------------------------------------------------------


def test_ranking_runs_from_the_most_negative():
    ranked = series.totals(
        [score(0.5, 0.51, 0.52, name="kind"), score(-0.5, -0.51, -0.52, name="harsh")], by="outlet", engine="vader"
    )

    assert [(each.name, each.first, each.last) for each in ranked] == [("harsh", 1, 1), ("kind", 2, 2)]


def test_ranks_are_ranges_where_intervals_overlap():
    ranked = series.totals(
        [
            score(-0.5, -0.51, -0.52, name="harsh"),
            score(-0.2, 0.0, 0.3, name="wide"),
            score(0.1, 0.11, 0.12, name="mild"),
        ],
        by="outlet",
        engine="vader",
    )

    # wide reaches from -0.59 to 0.66: it may stand anywhere; harsh and mild are told apart
    assert [(each.name, each.first, each.last) for each in ranked] == [
        ("harsh", 1, 2),
        ("wide", 1, 3),
        ("mild", 2, 3),
    ]


def test_a_name_without_interval_has_no_place():
    ranked = series.totals([score(-0.5, name="once"), score(0.1, 0.2, name="twice")], by="voice", engine="vader")

    assert [(each.name, each.first) for each in ranked] == [("once", None), ("twice", 1)]


def test_nothing_scored_comes_last():
    ranked = series.totals([score(name="silent"), score(0.9, name="glad")], by="topic", engine="vader")

    assert [each.name for each in ranked] == ["glad", "silent"]


def test_difference_after_welch():
    # means 0.3 and -0.1; s² 0.02 and 0.085; errors² 0.02/5 = 0.004 and 0.085/5 = 0.017, sum 0.021
    # ν = 0.021² / (0.004²/4 + 0.017²/4) = 0.000441 / 0.00007625 = 5.78 -> 5; t = 2.570582; half 0.372513
    now = series.point(score(0.1, 0.2, 0.4, 0.4, 0.4))
    before = series.point(score(-0.5, -0.3, 0.0, 0.1, 0.2))

    found = series.difference(now, before)

    assert found.value == pytest.approx(0.4)
    assert (found.low, found.high) == pytest.approx((0.4 - 0.372513, 0.4 + 0.372513), abs=1e-6)
    assert found.is_clear


def test_a_difference_across_zero_claims_nothing():
    found = series.difference(series.point(score(0.0, 0.5, -0.4)), series.point(score(0.1, 0.4, -0.3)))

    assert not found.is_clear


def test_a_difference_of_single_stories_has_no_interval():
    found = series.difference(series.point(score(0.5)), series.point(score(0.1)))

    assert found.value == pytest.approx(0.4)
    assert found.low is None
    assert not found.is_clear


def test_no_difference_from_nothing():
    nothing = Point(MONDAY, None, None, None, 0, 0, 0.0)

    assert series.difference(series.point(score(0.5)), nothing) is None


# ---- how often the interval holds the truth ---------------------------------------------------


def simulated(n, repetitions, draw):
    """Story values that look like scored news: two in five near 0, the others on either side, more below."""
    near = draw.normal(0.0, 0.03, (repetitions, n))
    below = draw.beta(2.0, 3.0, (repetitions, n)) * -0.9
    above = draw.beta(2.0, 3.0, (repetitions, n)) * 0.9
    kind = draw.random((repetitions, n))
    return (kind < 0.4) * near + ((kind >= 0.4) & (kind < 0.75)) * below + (kind >= 0.75) * above


TRUE_MEAN = 0.35 * -0.9 * 0.4 + 0.25 * 0.9 * 0.4


def student_coverage(values):
    hits = 0
    for row in values.tolist():
        low, high = series.interval(len(row), math.fsum(row), math.fsum(x * x for x in row))
        hits += low <= TRUE_MEAN <= high
    return hits / len(values)


def bootstrap_coverage(values, draw, draws=1000):
    import numpy as np

    hits = 0
    for row in values:
        means = row[draw.integers(0, len(row), (draws, len(row)))].mean(axis=1)
        low, high = np.percentile(means, [2.5, 97.5])
        hits += low <= TRUE_MEAN <= high
    return hits / len(values)


@pytest.mark.parametrize(("n", "student", "bootstrap"), [(5, 0.96, 0.79), (8, 0.95, 0.87), (30, 0.95, 0.93)])
def test_interval_holds_the_true_mean_as_often_as_it_says(n, student, bootstrap):
    """The figures of the module's docstring. Over 4,000 repetitions a share of 0.95 is known to ± 0.007."""
    import numpy as np

    draw = np.random.default_rng(20250127)

    assert student_coverage(simulated(n, 4000, draw)) == pytest.approx(student, abs=0.012)
    assert bootstrap_coverage(simulated(n, 2000, draw), draw) == pytest.approx(bootstrap, abs=0.025)


# ---- cost -------------------------------------------------------------------------------------


def test_a_first_series_is_made_without_pandas():
    code = (
        "import sys; from datetime import UTC, datetime; from monitor import series; from monitor.model import *\n"
        "series.build([Score('a', datetime(2025, 1, 27, tzinfo=UTC), 1, 1, 0.5, 0.25, 1.0)],"
        " by='outlet', engine='vader', period=Period.DAY)\n"
        "sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---- statements -------------------------------------------------------------------------------


def test_mean_of_statements_of_a_story_each_is_that_of_stories():
    values = (-0.2, 0.2, 0.3, 0.4)

    said = series.of_statements((str(value), value) for value in values)
    point = series.point(score(*values))

    assert (said.mean, said.low, said.high) == pytest.approx((point.mean, point.low, point.high))
    assert said.n == 4


def test_statements_of_one_story_hang_together():
    # mean 0; u = 0.4 and -0.4; √(2 / 1 · 0.32) / 4 = 0.2; t(0.975; 1) = 12.706205: wider than -1 to 1
    twins = [("a", 0.2), ("a", 0.2), ("b", -0.2), ("b", -0.2)]
    apart = [(str(place), value) for place, (_, value) in enumerate(twins)]

    assert series.of_statements(twins) == series.Mean(0.0, -1.0, 1.0, 4, pytest.approx(0.2), 2)
    assert series.of_statements(apart).high == pytest.approx(3.182446 * math.sqrt(4 / 3 * 0.16) / 4)


def test_statements_of_one_story_alone_claim_no_interval():
    assert series.of_statements([("a", 0.5), ("a", 0.25)]) == series.Mean(0.375, None, None, 2, 0.0, 1)


def test_statement_that_is_not_scored_does_not_count():
    assert series.of_statements([("a", None), ("b", 0.5)]) == series.Mean(0.5, None, None, 1, 0.0, 1)
    assert series.of_statements([("a", None)]) == series.Mean(None, None, None, 0)


def test_mean_of_statements_moved_as_far_as_that_of_their_stories():
    before, after = (-0.2, 0.2, 0.3, 0.1), (0.5, 0.4, 0.6)

    change = series.moved(*(series.of_statements((str(v), v) for v in side) for side in (before, after)))
    expected = series.difference(series.point(score(*after)), series.point(score(*before)))

    assert (change.value, change.low, change.high) == pytest.approx((expected.value, expected.low, expected.high))
    assert series.moved(series.of_statements([]), series.of_statements([("a", 0.5)])) is None
    assert series.moved(series.of_statements([("a", 0.5)]), series.of_statements([("b", 0.25)])).low is None


# ---- outlets: narration against quoted ----------------------------------------------------------


def sums(name, *values):
    return score(*values, name=name)


def test_an_outlet_with_few_stories_has_no_place_and_takes_none():
    told = [
        sums("Low", -0.6, -0.5, -0.7, -0.6, -0.6),
        sums("Few", -0.4, -0.4, -0.3),
        sums("High", 0.6, 0.5, 0.7, 0.6, 0.6),
    ]

    rows = series.ranked(series.divergences(told, [sums("Silent", 0.5)], engine="vader"))

    assert [(row.outlet, row.first, row.last) for row in rows] == [
        ("Low", 1, 1),
        ("Few", None, None),
        ("High", 2, 2),
        ("Silent", None, None),
    ]


def test_places_are_ranges_where_intervals_overlap():
    told = [sums("A", -0.4, 0.0, -0.2, -0.3, -0.1), sums("B", -0.3, 0.1, -0.1, -0.2, 0.0), sums("C", *[0.9, 0.8] * 3)]

    rows = series.ranked(series.divergences(told, [], engine="vader"))

    assert [(row.first, row.last) for row in rows] == [(1, 2), (1, 2), (3, 3)]


def test_no_difference_is_claimed_on_few_stories():
    told, said = sums("A", *[-0.5] * 4 + [-0.4]), sums("A", 0.5, 0.5, 0.4)

    [row] = series.divergences([told], [said], engine="vader")

    assert row.difference.is_clear
    assert not row.is_clear
    [more] = series.divergences([told], [sums("A", *[0.5] * 4, 0.4)], engine="vader")
    assert more.is_clear
