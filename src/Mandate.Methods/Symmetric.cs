namespace Mandate.Methods;

/// <summary>The Cholesky factor L of a symmetric positive definite matrix A = L·L', for sizes up to a thousand or so.</summary>
/// <remarks>Source: Golub and Van Loan, Matrix Computations, 4th edition, 4.2.</remarks>
sealed class Symmetric
{
    readonly double[][] lower;

    /// <param name="matrix">Its lower half is read; rows of a pivot below <paramref name="least"/> times the diagonal are left out as dependent on those before.</param>
    /// <param name="least">0 where the matrix is known to be of full rank.</param>
    public Symmetric(double[][] matrix, double least = 0)
    {
        var n = matrix.Length;
        lower = new double[n][];
        for (var i = 0; i < n; i++)
        {
            var row = lower[i] = new double[n];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                var other = lower[j];
                for (var k = 0; k < j; k++) sum -= row[k] * other[k];
                if (j < i) row[j] = other[j] == 0 ? 0 : sum / other[j];
                else if (sum > least * matrix[i][i] && sum > 0) (row[i], Rank) = (Math.Sqrt(sum), Rank + 1);
                else if (least == 0) throw new ArithmeticException("The matrix is not positive definite.");
            }
        }
    }

    public int Rank { get; }
    public int Size => lower.Length;

    /// <summary>ln |A|.</summary>
    public double LogDeterminant => 2 * lower.Select((row, i) => Math.Log(row[i])).Sum();

    /// <summary>x with A·x = b; 0 in the rows left out.</summary>
    public double[] Solve(double[] b) => Back(Forward(b));

    /// <summary>x with L·x = b.</summary>
    public double[] Forward(double[] b)
    {
        var x = new double[Size];
        for (var i = 0; i < x.Length; i++)
        {
            var (row, sum) = (lower[i], b[i]);
            for (var k = 0; k < i; k++) sum -= row[k] * x[k];
            x[i] = row[i] == 0 ? 0 : sum / row[i];
        }
        return x;
    }

    /// <summary>x with L'·x = b: from independent normal b it makes x with covariance A⁻¹.</summary>
    public double[] Back(double[] b)
    {
        var x = (double[])b.Clone();
        for (var i = x.Length - 1; i >= 0; i--)
        {
            var row = lower[i];
            x[i] = row[i] == 0 ? 0 : x[i] / row[i];
            for (var k = 0; k < i; k++) x[k] -= row[k] * x[i];
        }
        return x;
    }

    /// <summary>A⁻¹, where A is of full rank.</summary>
    public double[][] Inverse()
    {
        var columns = new double[Size][];
        for (var j = 0; j < columns.Length; j++)
        {
            var unit = new double[Size];
            unit[j] = 1;
            columns[j] = Solve(unit);
        }
        return columns;
    }
}
