using Mandate.Appoint;
using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>Terms of a campaign in which every assessor scores specimens first.</summary>
    public static CampaignTerms WithCalibration => new() { PreferencesAllowed = 3, Calibration = true };

    /// <summary>One assessor scores the four specimens as they were written to be, so many levels more or less, and locks.</summary>
    public async Task<CalibrationSheet> Calibrated(Campaign campaign, User user, int more = 0, bool locked = true)
    {
        await using var db = Db();
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria);
        var sheet = CalibrationSheet.Start(campaign.Id, user.Id, campaign.CriteriaDigest!, Now);
        var levels = criteria.Specimens.ConvertAll(s => new LevelGiven { Code = s.Code, Level = Math.Clamp(s.Level + more, 1, 5), Note = $"Calibrationnote{more}" });
        Assert.False(sheet.Write(new ScoreContent { Levels = levels }, campaign.CriteriaDigest!, criteria).Refused);
        if (locked) Assert.False(sheet.Lock(campaign.CriteriaDigest!, criteria, Now).Refused);
        db.CalibrationSheets.Add(sheet);
        await db.SaveChangesAsync();
        return sheet;
    }
}
