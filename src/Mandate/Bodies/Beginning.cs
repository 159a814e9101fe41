namespace Mandate.Bodies;

/// <summary>The first day of what is older than the register: a county council, a code nobody dated.</summary>
public static class Beginning
{
    public static readonly DateOnly NotKnown = DateOnly.MinValue;
    public static bool Known(DateOnly first) => first != NotKnown;
}
