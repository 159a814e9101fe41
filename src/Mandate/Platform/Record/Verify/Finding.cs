namespace Mandate.Platform.Record.Verify;

/// <summary>What was done to a record.</summary>
public enum Tampering { Altered, Removed, Inserted, Reordered, WrongHead, WrongKey }

/// <summary>One thing wrong, in a sentence that says what and where.</summary>
/// <param name="Line">Line of the export, or 0 when it is about the whole or about the head held outside.</param>
public sealed record Finding(Tampering What, int Line, string Sentence);

/// <summary>What a check found, and what is worth knowing without being wrong.</summary>
public sealed record Findings(long Size, int Heads, IReadOnlyList<Finding> Wrong, IReadOnlyList<string> Notes);
