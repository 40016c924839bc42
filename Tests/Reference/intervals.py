"""Makes the reference values of ConfidenceIntervalTests with statsmodels (PyPI).

usage: python3 intervals.py > intervals.csv
"""

import csv
import sys

from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(["method", "percent", "count1", "base1", "count2", "base2", "lower", "upper"])
for percent in (90, 95, 99):
    alpha = 1 - percent / 100
    for count, base in ((0, 10), (1, 1), (7, 16), (18, 27), (12, 12), (49, 109), (184, 412)):
        low, high = proportion_confint(count, base, alpha=alpha, method="wilson")
        writer.writerow(["wilson", percent, count, base, "", "", f"{low:.12f}", f"{high:.12f}"])
    for first, second in (((56, 70), (48, 80)), ((9, 10), (3, 10)), ((0, 10), (0, 20)),
                          ((18, 27), (7, 16)), ((10, 10), (0, 10))):
        low, high = confint_proportions_2indep(
            second[0], second[1], first[0], first[1], compare="diff", method="newcomb", alpha=alpha)
        writer.writerow(["newcombe", percent, *first, *second, f"{low:.12f}", f"{high:.12f}"])
