namespace Mandate.Platform.Record;

/// <summary>A head that outside witnesses are to be sent. A mail handler in Platform/Mail turns it into letters.</summary>
public sealed record HeadPublished(long Size);

/// <summary>Who outside keeps a copy of heads: <c>Mandate:Witnesses</c>, e-mail addresses.</summary>
public sealed record Witnesses(IReadOnlyList<string> Addresses)
{
    public static Witnesses From(IConfiguration configuration) => new(
        configuration.GetSection("Mandate:Witnesses").Get<string[]>()
        ?? configuration["Mandate:Witnesses"]?.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries) ?? []);

    public static string Subject(PublishedHead head) => $"Record of {London.Of(head.At):d MMMM yyyy}: {head.Size} events";

    /// <summary>What a witness is sent: why, what to do, and the signed head itself.</summary>
    public static string Letter(PublishedHead head, string address) => $"""
        You are a witness of the record of this service. Keep this message: nobody can change it in your mailbox.

        At {London.Of(head.At):HH:mm} on {London.Of(head.At):d MMMM yyyy} the record held {head.Size} events. If anybody later changes,
        removes or adds one of them, the record can no longer be made to fit the lines below.

        {head.Note}
        To check a copy of the record against them, save the lines above as head.txt and run
            mandate record verify record.ndjson --head head.txt
        {address} explains how.
        """;
}
