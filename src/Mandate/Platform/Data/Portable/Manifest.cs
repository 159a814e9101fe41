namespace Mandate.Platform.Data.Portable;

/// <summary>What a backup holds, so that it can be read without knowing this version of the program, and on either database.</summary>
/// <param name="Migration">Name of the newest migration, without its time: the two databases have different times.</param>
public sealed record Manifest(string Format, string Migration, DateTimeOffset At, IReadOnlyList<TableManifest> Tables)
{
    public const string Current = "mandate.backup/1";
    public const string Entry = "manifest.json";
    public static string MigrationName(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
}

/// <param name="Name">Name of the table; its rows are in the entry of this name.</param>
/// <param name="Columns">In the order of the cells of a row.</param>
/// <param name="Key">Columns of the primary key.</param>
/// <param name="Late">Columns that point at rows of the same table, and can only be filled when all are there.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Digest">SHA-256 of the entry.</param>
public sealed record TableManifest(string Name, IReadOnlyList<ColumnManifest> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> Late, long Rows, string Digest)
{
    public string Entry => $"tables/{Name}.ndjson";
}

public sealed record ColumnManifest(string Name, CellKind Kind);

/// <summary>How a cell is written, whatever the database calls it.</summary>
public enum CellKind { Text, Identifier, Instant, Day, Time, Yes, Whole, Real, Bytes, Json, Texts }
