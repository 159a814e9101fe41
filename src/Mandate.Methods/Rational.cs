namespace Mandate.Methods;

/// <summary>An exact fraction in lowest terms. What does not fit into 64 bits throws <see cref="OverflowException"/> and is never rounded.</summary>
readonly record struct Rational(long Over, long Under)
{
    public static implicit operator Rational(long whole) => new(whole, 1);

    public bool IsWhole => Under == 1;
    public int Sign => Math.Sign(Over);

    /// <summary>The greatest whole number that is not greater.</summary>
    public long Floor => Over >= 0 || IsWhole ? Over / Under : Over / Under - 1;

    public static Rational operator -(Rational a, Rational b) =>
        a.Under == 1 && b.Under == 1 ? new(checked(a.Over - b.Over), 1) : Of((Int128)a.Over * b.Under - (Int128)b.Over * a.Under, (Int128)a.Under * b.Under);

    public static Rational operator *(Rational a, Rational b) =>
        a.Under == 1 && b.Under == 1 ? new(checked(a.Over * b.Over), 1) : Of((Int128)a.Over * b.Over, (Int128)a.Under * b.Under);

    public static Rational operator /(Rational a, Rational b) => Of((Int128)a.Over * b.Under, (Int128)a.Under * b.Over);

    public int Against(Rational other) => ((Int128)Over * other.Under).CompareTo((Int128)other.Over * Under);

    static Rational Of(Int128 over, Int128 under)
    {
        if (under < 0) (over, under) = (-over, -under);
        var (a, b) = (Int128.Abs(over), under);
        while (b != 0) (a, b) = (b, a % b);
        return a <= 1 ? new(checked((long)over), checked((long)under)) : new(checked((long)(over / a)), checked((long)(under / a)));
    }
}
