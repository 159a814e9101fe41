using System.Globalization;

namespace Mandate.Platform;

/// <summary>Money: whole pence.</summary>
public readonly record struct Pence(long Value) : IComparable<Pence>
{
    public static Pence Pounds(long pounds) => new(checked(pounds * 100));
    public int CompareTo(Pence other) => Value.CompareTo(other.Value);
    public static bool operator <(Pence a, Pence b) => a.Value < b.Value;
    public static bool operator >(Pence a, Pence b) => a.Value > b.Value;
    public static bool operator <=(Pence a, Pence b) => a.Value <= b.Value;
    public static bool operator >=(Pence a, Pence b) => a.Value >= b.Value;
    public static Pence operator +(Pence a, Pence b) => new(checked(a.Value + b.Value));

    /// <summary>£1,250,000, or £12.34 when there are pence.</summary>
    public override string ToString() =>
        (Value % 100 == 0 ? (Value / 100).ToString("'£'#,0", CultureInfo.InvariantCulture) : (Value / 100m).ToString("'£'#,0.00", CultureInfo.InvariantCulture));
}
