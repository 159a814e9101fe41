namespace Mandate.Appoint.Assessing;

/// <summary>Where scoring is refused to a panel that lacks an independent member, or must wait for another appointment: what is missing, and how to mend it.</summary>
public static class CannotStart
{
    public sealed record Model(PanelId Panel, string Name, string Campaign, bool Order, bool Calibrate);

    public static IResult Of(PanelDesk desk) => CannotStartPage.Refused(new(desk.Panel.Id, desk.Panel.Name, desk.Campaign.Title, !desk.Panel.MayScore().Refused, !desk.MayBegin().Refused), desk.MayScore().Refusal!.ToString());
}
