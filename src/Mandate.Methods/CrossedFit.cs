namespace Mandate.Methods;

/// <summary>
/// The crossed model at given ratios γ of the variances of many and few to the residual variance: its restricted likelihood, how that changes with γ, and the predicted effects.
/// </summary>
/// <remarks>
/// Source: mixed-model equations, Henderson, Biometrics 31 (1975); profiled restricted likelihood, Bates, Mächler, Bolker and Walker, Fitting Linear Mixed-Effects Models Using lme4, Journal of Statistical
/// Software 67 (2015), section 3; average information, Gilmour, Thompson and Cullis, Biometrics 51 (1995). P is V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹.
/// </remarks>
sealed class CrossedFit
{
    readonly CrossedDesign design;
    readonly (double Many, double Few) gamma;
    readonly double[] kept, scale, ofMany, ofFew;
    readonly double[][] reduced;
    readonly Symmetric factor;

    public CrossedFit(CrossedDesign design, (double Many, double Few) gamma)
    {
        (this.design, this.gamma) = (design, gamma);
        kept = Array.ConvertAll(design.Counts, n => 1 / (1 + (gamma.Many * n)));
        scale = [.. Enumerable.Range(0, design.Size).Select(c => c < design.Few ? Math.Sqrt(gamma.Few) : 1)];
        (reduced, var vector) = design.Reduced(kept);
        factor = new Symmetric(Scaled(design.Size));
        var solved = factor.Solve([.. vector.Select((v, c) => v * scale[c])]);
        Effects = [.. solved.Select((x, c) => x * scale[c])];
        Residual = design.ReducedSquares(kept) - solved.Select((x, c) => x * vector[c] * scale[c]).Sum();
        ofMany = [.. Enumerable.Range(0, design.Many).Select(i => kept[i] * (design.Sums[i] - design.Accounted(i, Effects)))];
        ofFew = [.. Enumerable.Range(0, design.Few).Select(r => vector[r] - reduced[r].Select((m, c) => m * Effects[c]).Sum())];
        Deviance = kept.Sum(k => -Math.Log(k)) + factor.LogDeterminant + (Freedom * Math.Log(Residual));
    }

    public (double Many, double Few) Gamma => gamma;

    /// <summary>Predicted effects of few, then β.</summary>
    public double[] Effects { get; }

    /// <summary>y'Py in units of the residual variance; the residual variance is this by <see cref="Freedom"/>.</summary>
    public double Residual { get; }

    /// <summary>Minus twice the restricted likelihood, less a constant.</summary>
    public double Deviance { get; }
    public int Freedom => design.Scores - design.Fixed;
    public double Variance => Residual / Freedom;

    /// <summary>Predicted effect of one of the many.</summary>
    public double Effect(int one) => gamma.Many * ofMany[one];

    /// <summary>First derivatives of the deviance by γ, and its average information.</summary>
    public (double[] Slope, double[][] Information) Change()
    {
        var inverse = factor.Inverse();
        var few = FewByColumns();
        var (slopeMany, first) = OfMany(inverse);
        var second = new double[design.Size];
        for (var r = 0; r < design.Few; r++)
        {
            for (var c = 0; c < second.Length; c++) second[c] += few[r][c] * ofFew[r];
        }
        var traceFew = few.Select((row, r) => reduced[r][r] - Form(inverse, row, row)).Sum();
        var (squaresMany, squaresFew) = (ofMany.Sum(k => k * k), ofFew.Sum(k => k * k));
        var among = ofMany.Select((k, i) => k * k * design.Counts[i] * kept[i]).Sum() - Form(inverse, first, first);
        var between = ofMany.Select((k, i) => k * kept[i] * design.Rows[i].Where(c => c.Column < design.Few).Sum(c => c.Value * ofFew[c.Column])).Sum() - Form(inverse, first, second);
        var within = ofFew.Select((k, r) => k * Enumerable.Range(0, design.Few).Sum(q => reduced[r][q] * ofFew[q])).Sum() - Form(inverse, second, second);
        double[] squares = [squaresMany, squaresFew];
        double[][] forms = [[among, between], [between, within]];
        return ([slopeMany - (Freedom * squaresMany / Residual), traceFew - (Freedom * squaresFew / Residual)],
            [.. forms.Select((row, i) => row.Select((a, j) => Freedom * ((a / Residual) - (squares[i] * squares[j] / (Residual * Residual)))).ToArray())]);
    }

    /// <summary>tr(Z'PZ) of the many, and U'·V⁻¹·Z·Z'Py.</summary>
    (double Trace, double[] Form) OfMany(double[][] inverse)
    {
        var (trace, form) = (0.0, new double[design.Size]);
        for (var i = 0; i < design.Many; i++)
        {
            var inner = 0.0;
            foreach (var (a, va) in design.Rows[i])
            {
                var row = inverse[a];
                var sum = 0.0;
                foreach (var (b, vb) in design.Rows[i]) sum += vb * scale[b] * row[b];
                inner += va * scale[a] * sum;
                form[a] += kept[i] * ofMany[i] * va * scale[a];
            }
            trace += (design.Counts[i] * kept[i]) - (kept[i] * kept[i] * inner);
        }
        return (trace, form);
    }

    /// <summary>Standard errors of the predicted effects, of many and of few, given the variances and β, as lme4 gives them.</summary>
    public (double[] Many, double[] Few) StandardErrors()
    {
        var inverse = new Symmetric(Scaled(design.Few)).Inverse();
        var many = new double[design.Many];
        for (var i = 0; i < many.Length; i++)
        {
            var inner = 0.0;
            var row = design.Rows[i];
            foreach (var (a, va) in row)
            {
                if (a >= design.Few) break;
                foreach (var (b, vb) in row)
                {
                    if (b >= design.Few) break;
                    inner += va * scale[a] * inverse[a][b] * scale[b] * vb;
                }
            }
            many[i] = Math.Sqrt(Variance * gamma.Many * (kept[i] + (kept[i] * kept[i] * gamma.Many * inner)));
        }
        return (many, [.. inverse.Select((row, r) => Math.Sqrt(Variance * gamma.Few * row[r]))]);
    }

    /// <summary>One draw of all effects from what the scores leave open, the variances held: predicted effect plus an error of prediction of the model's joint normal law.</summary>
    /// <param name="draws">Where chance comes from.</param>
    /// <param name="many">Filled with an effect for each of the many.</param>
    /// <returns>An effect for each of the few, then β.</returns>
    public double[] Draw(SeededDraws draws, double[] many)
    {
        var sd = Math.Sqrt(Variance);
        var errors = new double[design.Size];
        for (var c = 0; c < errors.Length; c++) errors[c] = sd * draws.Normal();
        errors = factor.Back(errors);
        for (var c = 0; c < errors.Length; c++) errors[c] = (errors[c] * scale[c]) + Effects[c];
        for (var i = 0; i < many.Length; i++)
        {
            many[i] = (gamma.Many * kept[i] * (design.Sums[i] - design.Accounted(i, errors))) + (sd * Math.Sqrt(gamma.Many * kept[i]) * draws.Normal());
        }
        return errors;
    }

    double[][] FewByColumns() => [.. Enumerable.Range(0, design.Few).Select(r => reduced[r].Select((m, c) => m * scale[c]).ToArray())];

    /// <summary>The upper left of the system to be solved, of this size: scaled, with one more on the diagonal of few.</summary>
    double[][] Scaled(int size)
    {
        var matrix = CrossedDesign.Symmetric(size);
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b <= a; b++) matrix[a][b] = reduced[a][b] * scale[a] * scale[b];
            if (a < design.Few) matrix[a][a]++;
        }
        return matrix;
    }

    static double Form(double[][] matrix, double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            var inner = 0.0;
            for (var j = 0; j < right.Length; j++) inner += matrix[i][j] * right[j];
            sum += left[i] * inner;
        }
        return sum;
    }
}
