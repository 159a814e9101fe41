namespace Mandate.Appoint.Applications;

/// <summary>What was typed after closing.</summary>
public sealed record LateText(Writing Writing, IReadOnlyList<TypedLine> Lines);
