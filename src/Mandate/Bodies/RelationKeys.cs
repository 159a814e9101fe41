namespace Mandate.Bodies;

/// <summary>Keys of relations that pages give a place of their own. A pack may describe any others; those are listed by their words.</summary>
public static class RelationKeys
{
    public const string InRegion = "in-region";
    public const string PartOf = "part-of";
    public const string MemberOf = "member-of";
    public const string JointCommitteeOf = "joint-committee-of";
    public const string Serves = "serves";
}
