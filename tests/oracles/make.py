#!/usr/bin/env python3
"""Writes the vectors that the unit tests of src/review/statistics compare with, by programs that others wrote.

    python3 -m venv /tmp/oracles && /tmp/oracles/bin/pip install numpy scipy statsmodels krippendorff pingouin
    /tmp/oracles/bin/python tests/oracles/make.py

Calibration: statsmodels' MixedLM with crossed variance components (REML), and the Penicillin example that lme4 publishes (Bates et al.,
Fitting linear mixed-effects models using lme4, §2.2; data: Davies & Goldsmith 1972). Agreement: the `krippendorff` package; pingouin's ICC2.
The data are made here from fixed seeds.
"""
import json
import pathlib
import warnings

import krippendorff
import numpy as np
import pandas as pd
import pingouin
import statsmodels.api as sm
from scipy.optimize import minimize
from statsmodels.regression.mixed_linear_model import MixedLMParams

HERE = pathlib.Path(__file__).parent

# Diameters of growth inhibition zones: a row for each plate (a to x), a column for each sample (A to F).
PENICILLIN = """
27 23 26 23 23 21|27 23 26 23 23 21|25 21 25 24 24 20|26 23 25 23 23 20|25 22 26 22 23 20|24 22 25 23 22 19
24 20 23 21 22 19|26 22 26 24 24 21|24 21 24 22 22 20|24 21 24 23 22 19|26 23 26 24 24 21|25 22 26 24 24 20
26 24 26 24 25 22|26 23 26 23 23 20|26 23 25 24 24 22|25 22 25 23 23 20|25 21 24 23 23 20|25 22 24 23 23 19
24 21 23 21 21 19|26 23 26 24 24 21|25 21 24 22 22 18|25 22 25 22 22 20|24 21 24 22 24 19|24 21 24 22 21 18
"""


def crossed(cards):
    """REML of value ~ 1 + (1|candidate) + (1|reviewer) by statsmodels' likelihood, from (candidate, reviewer, value)."""
    frame = pd.DataFrame(cards, columns=["candidate", "reviewer", "value"])
    frame["all"] = 1
    parts = {"candidate": "0 + C(candidate)", "reviewer": "0 + C(reviewer)"}
    model = sm.MixedLM.from_formula("value ~ 1", groups="all", vc_formula=parts, re_formula="0", data=frame)
    # statsmodels stops early by default, so its own likelihood is climbed to the top.
    guess = model.fit(reml=True, method=["powell", "lbfgs"]).vcomp / model.fit(reml=True).scale

    def height(log):
        return -model.loglike(model_params(model, np.exp(log)), profile_fe=True)

    top = minimize(height, np.log(np.maximum(guess, 1e-3)), method="Nelder-Mead").x
    for step in (1e-2, 1e-3):
        top = newton(height, top, step)
    return at(model, np.exp(top))


def model_params(model, ratios):
    return MixedLMParams.from_components(fe_params=np.zeros(1), vcomp=np.asarray(ratios))


def newton(height, x, step):
    """A few Newton steps with differences of fourth order."""
    def along(f, x, i):
        e = np.eye(len(x))[i] * step
        return (8 * (f(x + e) - f(x - e)) - (f(x + 2 * e) - f(x - 2 * e))) / (12 * step)
    for _ in range(6):
        slope = np.array([along(height, x, i) for i in range(len(x))])
        bend = np.array([[along(lambda y: along(height, y, j), x, i) for j in range(len(x))] for i in range(len(x))])
        x = x - np.linalg.solve(bend, slope)
    return x


def at(model, ratios):
    """Estimates of statsmodels at given ratios: level, variances, conditional modes."""
    fe, _ = model.get_fe_params(np.zeros((0, 0)), np.asarray(ratios))
    scale = model.get_scale(fe, np.zeros((0, 0)), np.asarray(ratios))
    # The modes from its matrices: V = ZDZ' + I.
    params = model_params(model, ratios)
    design = np.hstack([np.asarray(m[0]) for m in model.exog_vc.mats])
    spread = np.concatenate([np.full(m[0].shape[1], r) for m, r in zip(model.exog_vc.mats, ratios)])
    variance = design @ np.diag(spread) @ design.T + np.eye(len(model.endog))
    modes = spread * (design.T @ np.linalg.solve(variance, model.endog - fe[0]))
    names = [n for m in model.exog_vc.colnames for n in m[0]]
    return {
        "level": fe[0],
        "variances": {n: r * scale for n, r in zip(model.exog_vc.names, ratios)} | {"error": scale},
        "modes": dict(zip(names, modes)),
        "log_likelihood": model.loglike(params, profile_fe=True),
    }


def as_vector(name, cards):
    fit = crossed(cards)
    pick = lambda kind: [fit["modes"][f"C({kind})[{n}]"] for n in range(1 + max(c[kind == "reviewer"] for c in cards))]
    return {
        "name": name,
        "cards": cards,
        "level": fit["level"],
        "variances": fit["variances"],
        "candidates": pick("candidate"),
        "reviewers": pick("reviewer"),
        "deviance": -2 * fit["log_likelihood"],
    }


def made(seed, candidates, reviewers, each, spread):
    """Cards on a scale of 1 to 5 in quarters, each candidate seen by `each` reviewers in turn."""
    draw = np.random.default_rng(seed)
    value, lean = draw.normal(3, spread[0], candidates), draw.normal(0, spread[1], reviewers)
    cards = []
    for c in range(candidates):
        for r in sorted(draw.choice(reviewers, each, replace=False).tolist()):
            v = value[c] + lean[r] + draw.normal(0, spread[2])
            cards.append([c, r, float(np.clip(np.round(v * 4) / 4, 1, 5))])
    return cards


def calibration():
    table = [row.split() for row in PENICILLIN.replace("\n", "|").split("|") if row.strip()]
    plates = [[c, r, float(v)] for c, row in enumerate(table) for r, v in enumerate(row)]
    vectors = [
        as_vector("penicillin", plates),
        as_vector("30 by 3, complete", made(1, 30, 3, 3, (0.6, 0.4, 0.5))),
        as_vector("30 by 6, three each", made(2, 30, 6, 3, (0.6, 0.5, 0.5))),
        as_vector("60 by 10, two each", made(3, 60, 10, 2, (0.5, 0.7, 0.4))),
        as_vector("12 by 4, two each", made(4, 12, 4, 2, (0.8, 0.3, 0.4))),
    ]
    published = vectors[0]["variances"]
    for name, sd in (("candidate", 0.8467), ("reviewer", 1.9316), ("error", 0.5499)):
        assert abs(np.sqrt(published[name]) - sd) < 1e-4, (name, np.sqrt(published[name]))
    assert abs(vectors[0]["level"] - 22.9722) < 1e-4
    return vectors


def agreement():
    vectors = []
    # Krippendorff 2011, §C: four observers, twelve units, missing values.
    gaps = [[1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
            [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]]
    sets = [("Krippendorff 2011", gaps)]
    for seed, units, coders, missing in ((11, 30, 3, 0.0), (12, 30, 6, 0.5), (13, 100, 4, 0.3), (14, 8, 2, 0.0)):
        draw = np.random.default_rng(seed)
        true = draw.normal(3, 1, units)
        rows = []
        for coder in range(coders):
            # Every other one is harsh: without a variance of reviewers, mean squares make it negative and REML does not.
            seen = np.clip(np.round((true - 0.7 * (coder % 2) + draw.normal(0, 0.7, units)) * 2) / 2, 1, 5)
            rows.append([None if draw.random() < missing else float(v) for v in seen])
        sets.append((f"{units} by {coders}, {missing:.0%} missing", rows))
    for name, rows in sets:
        data = np.array([[np.nan if v is None else v for v in row] for row in rows], dtype=float)
        vectors.append({
            "name": name,
            "ratings": [[None if v is None else round(v * 1000) for v in row] for row in rows],
            "interval": krippendorff.alpha(data, level_of_measurement="interval"),
            "ordinal": krippendorff.alpha(data, level_of_measurement="ordinal"),
        })
        if not np.isnan(data).any():
            frame = pd.DataFrame([{"unit": u, "coder": c, "value": data[c, u]}
                                  for c in range(data.shape[0]) for u in range(data.shape[1])])
            found = pingouin.intraclass_corr(frame, "unit", "coder", "value")
            found = found[found["Type"].isin(["ICC2", "ICC(A,1)"])]
            vectors[-1]["pingouin_icc2"] = float(found["ICC"].iloc[0])
            vectors[-1]["icc2"] = icc2(data.T)
    return vectors


def icc2(table):
    """ICC(2,1) by mean squares (Shrout & Fleiss 1979), unrounded: pingouin rounds."""
    n, k = table.shape
    grand = table.mean()
    rows = k * ((table.mean(1) - grand) ** 2).sum() / (n - 1)
    columns = n * ((table.mean(0) - grand) ** 2).sum() / (k - 1)
    rest = ((table - table.mean(1, keepdims=True) - table.mean(0) + grand) ** 2).sum() / ((n - 1) * (k - 1))
    return (rows - rest) / (rows + (k - 1) * rest + k * (columns - rest) / n)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for name, vectors in (("calibration", calibration()), ("agreement", agreement())):
        (HERE / f"{name}.json").write_text(json.dumps(vectors, indent=1) + "\n")
        for vector in vectors:
            print(name, vector["name"], {k: v for k, v in vector.items() if k in ("level", "variances", "interval", "ordinal", "icc2", "pingouin_icc2", "deviance")})
