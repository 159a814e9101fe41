using Mandate.Platform;

namespace Mandate.Appoint;

public readonly record struct CriteriaSetId(Guid Value) : IId<CriteriaSetId>
{
    public static CriteriaSetId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out CriteriaSetId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct CampaignId(Guid Value) : IId<CampaignId>
{
    public static CampaignId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out CampaignId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct CampaignPostId(Guid Value) : IId<CampaignPostId>
{
    public static CampaignPostId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out CampaignPostId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct ApplicationId(Guid Value) : IId<ApplicationId>
{
    public static ApplicationId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out ApplicationId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct PanelId(Guid Value) : IId<PanelId>
{
    public static PanelId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PanelId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct PanelMemberId(Guid Value) : IId<PanelMemberId>
{
    public static PanelMemberId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PanelMemberId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct ScoreSheetId(Guid Value) : IId<ScoreSheetId>
{
    public static ScoreSheetId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out ScoreSheetId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct EmbargoNoticeId(Guid Value) : IId<EmbargoNoticeId>
{
    public static EmbargoNoticeId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out EmbargoNoticeId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct ClarificationId(Guid Value) : IId<ClarificationId>
{
    public static ClarificationId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out ClarificationId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct FormatRequestId(Guid Value) : IId<FormatRequestId>
{
    public static FormatRequestId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out FormatRequestId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct AlertId(Guid Value) : IId<AlertId>
{
    public static AlertId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out AlertId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct RecordedAllocationId(Guid Value) : IId<RecordedAllocationId>
{
    public static RecordedAllocationId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out RecordedAllocationId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public readonly record struct FairnessReleaseId(Guid Value) : IId<FairnessReleaseId>
{
    public static FairnessReleaseId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out FairnessReleaseId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
