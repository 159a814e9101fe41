using System.Security.Cryptography;

namespace Mandate.Appoint;

/// <summary>What people quote: eight characters that nobody mixes up when read aloud or by hand, and that spell no word.</summary>
public static class ApplicationReference
{
    /// <summary>No vowels, and none of 0 O 1 I L S 5 Z 2 U V.</summary>
    public const string Alphabet = "346789BCDFGHJKMNPQRTWXY";

    public static string New() => $"{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";
}
