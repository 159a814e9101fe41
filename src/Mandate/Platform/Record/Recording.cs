using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mandate.Platform.Data;

namespace Mandate.Platform.Record;

public static class Recording
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes the event in the same save as the change it tells of.</summary>
    public static void Record<T>(this Db db, Actor actor, DateTimeOffset now, T e, BodyId? body = null, string? reason = null) where T : IEvent
    {
        var recorded = new RecordedEvent
        {
            Id = Id.New<EventId>(now), Kind = KindOf(typeof(T)), At = Leaf.Kept(now), Body = body,
            Actor = Commit(RecordedField.Actor, JsonSerializer.Serialize(new { user = actor.User?.Value, name = actor.Name }, Json)),
            About = Commit(RecordedField.Subjects, JsonSerializer.Serialize(e.Subjects, Json)),
            What = Commit(RecordedField.What, e.What),
            Reason = Commit(RecordedField.Reason, reason ?? ""),
            Payload = Commit(RecordedField.Payload, JsonSerializer.Serialize(e, Json)),
        };
        recorded.Subjects.AddRange(e.Subjects.Distinct().Select(s => new RecordedSubject { Kind = s.Kind, SubjectId = s.Id }));
        if (actor.User is { } user) recorded.Subjects.Add(new RecordedSubject { Kind = RecordedSubject.Actor, SubjectId = user.Value });
        db.Events.Add(recorded);
    }

    /// <summary>"CampaignPublished" of Appoint is "appoint.campaign-published".</summary>
    internal static string KindOf(Type type)
    {
        var area = type.Namespace!.Split('.')[^1];
        return JsonNamingPolicy.KebabCaseLower.ConvertName(area) + "." + JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name);
    }

    static RecordedText Commit(RecordedField field, string text)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new() { Salt = salt, Text = text, Commitment = Commitment(field, salt, text) };
    }

    /// <summary>SHA-256 over salt, name of the field, a zero byte and the text.</summary>
    public static byte[] Commitment(RecordedField field, byte[] salt, string text) =>
        SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(field.ToString()), 0, .. Encoding.UTF8.GetBytes(text)]);
}
