using Mandate.Bodies;
using Mandate.Platform;

namespace Mandate.Appoint;

public static class StructureRefusals
{
    public static readonly Refusal OptionsFixed = new("People are, or were, asked about these options, so they stand as they were read. Draft another structure to propose others.");
    public static readonly Refusal ConsultedAlready = new("There is a consultation on these options already.");
    public static readonly Refusal NoOption = new("Write at least one option before you ask people.");
    public static Refusal EmptyOption(StructureOption option) => new($"“{option.Title}” has no posts yet.");
    public static Refusal Backwards(Consultation c) => new($"The consultation cannot close ({c.ClosesOn:d MMMM yyyy}) before it opens ({c.OpensOn:d MMMM yyyy}).");
    public static readonly Refusal OpensInThePast = new("The consultation cannot open before today.");
    public static readonly Refusal NotOpen = new("This consultation does not take answers today.");
    public static readonly Refusal NotClosed = new("People must be asked, and be able to answer until the last day, before the board decides.", WhoCould: "The board, after the consultation,");
    public static readonly Refusal NotSummarised = new("Write the summary of what people said first: the board decides on it.");
    public static readonly Refusal NoSuchOption = new("There is no such option.");
    public static readonly Refusal DecidedAlready = new("The board has decided.");
    public static readonly Refusal NotDecided = new("The board has not decided yet.", WhoCould: "The board");
    public static readonly Refusal CampaignOpened = new("The campaign for these posts was opened already.");
    public static Refusal DecidedWhen(Consultation c, DateOnly on) => new($"The board decides after the consultation has closed ({c.ClosesOn:d MMMM yyyy}) and not in the future; {on:d MMMM yyyy} is not such a day.");
    public static Refusal LeftOut(RequiredPost post) => new($"This option has no {post.Title.ToLowerInvariant()}, which the Act asks of such a body.", post.Note);
    public static Refusal LeftOutWithoutReason(IReadOnlyList<RequiredPost> posts) => new($"This option has no {string.Join(", no ", posts.Select(p => p.Title.ToLowerInvariant()))}. Policy, such as the model constitution, asks for it: say why the board leaves it out.");
    public static readonly Refusal NoCriteria = new("There are no criteria yet to measure candidates against. Load or write some, then open the campaign.", WhoCould: "The appointments team");
}

public sealed record StructureDrafted(StructureId Structure, BodyId Body, string Title) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Structure), Subject.Of(Body)];
    public string What => $"drafted the executive structure “{Title}”";
}

public sealed record StructureChanged(StructureId Structure, string Change) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Structure)];
    public string What => Change;
}

public sealed record StructureAnswered(StructureId Structure, StructureResponseId Response) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Structure), Subject.Of(Response)];
    public string What => "answered the consultation on the executive structure";
}

public sealed record StructureDecided(StructureId Structure, BodyId Body, string Option, DateOnly On, string Minute) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Structure), Subject.Of(Body)];
    public string What => $"recorded that the board decided for “{Option}” on {On:d MMMM yyyy} (minute {Minute})";
}

public sealed record ExecutiveCampaignOpened(StructureId Structure, CampaignId Campaign, BodyId Body, int Posts, int Created) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Structure), Subject.Of(Campaign), Subject.Of(Body)];
    public string What => $"opened the campaign for {(Posts == 1 ? "1 executive post" : $"{Posts} executive posts")}, {Created} of them new in the register";
}

public readonly record struct StructureId(Guid Value) : IId<StructureId>
{
    public static StructureId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out StructureId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct StructureResponseId(Guid Value) : IId<StructureResponseId>
{
    public static StructureResponseId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out StructureResponseId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
