namespace Mandate.Methods;

/// <summary>The ratios of variances at which the restricted likelihood is greatest, none below zero.</summary>
static class RestrictedLikelihood
{
    const int Most = 500;

    /// <summary>Newton's steps with average information over those ratios that are free to move, halved until the likelihood does not fall.</summary>
    public static CrossedFit Greatest(CrossedDesign design)
    {
        var gamma = (Many: 1.0, Few: 1.0);
        var fit = new CrossedFit(design, gamma);
        for (var round = 0; round < Most; round++)
        {
            var (slope, information) = fit.Change();
            var step = Step([gamma.Many, gamma.Few], slope, information);
            var (share, moved) = (1.0, false);
            for (var halving = 0; halving < 60 && !moved; halving++, share /= 2)
            {
                var next = (Many: Math.Max(0, gamma.Many + (share * step[0])), Few: Math.Max(0, gamma.Few + (share * step[1])));
                if (Same(next.Many, gamma.Many) && Same(next.Few, gamma.Few)) return fit;
                var tried = new CrossedFit(design, next);
                if (!(tried.Deviance <= fit.Deviance + (1e-13 * (1 + Math.Abs(fit.Deviance))))) continue;
                (gamma, fit, moved) = (next, tried, true);
            }
            if (!moved) return fit;
        }
        return fit;
    }

    static bool Same(double one, double other) => Math.Abs(one - other) <= 1e-12 * (1e-3 + other);

    /// <summary>A ratio at zero whose likelihood would fall as it grows stays where it is.</summary>
    static double[] Step(double[] gamma, double[] slope, double[][] information)
    {
        var free = new[] { 0, 1 }.Where(j => gamma[j] > 0 || slope[j] < 0).ToArray();
        var step = new double[2];
        var (a, b, c) = (information[0][0], information[0][1], information[1][1]);
        var determinant = (a * c) - (b * b);
        if (free.Length == 2 && determinant > 1e-10 * a * c) return [((b * slope[1]) - (c * slope[0])) / determinant, ((b * slope[0]) - (a * slope[1])) / determinant];
        foreach (var j in free) step[j] = information[j][j] > 0 ? -slope[j] / information[j][j] : -Math.Sign(slope[j]) * (1 + gamma[j]);
        return step;
    }
}
