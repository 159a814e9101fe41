using Mandate.Platform.Data;

namespace Mandate.Platform.Record.Public;

/// <summary>Proofs of RFC 9162. They hold hashes only, so anybody may ask.</summary>
public static class ShowProof
{
    public const string Route = "/record/proof";
    public const string ConsistencyRoute = "/record/consistency";

    public static async Task<IResult> Get(string? @event, Db db, CancellationToken cancel) =>
        EventId.TryParse(@event, null, out var id) && await RecordHeads.Inclusion(db, id, cancel) is { } proof ? Results.Json(proof) : Results.NotFound();

    public static async Task<IResult> GetConsistency(long? old, long? size, Db db, CancellationToken cancel) =>
        old is { } from && size is { } to && await RecordHeads.Consistency(db, from, to, cancel) is { } proof ? Results.Json(proof) : Results.NotFound();
}
