using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>What pages call those who have an account.</summary>
public static class UserNames
{
    public static Task<Dictionary<UserId, string>> NamesOf(this Db db, IEnumerable<UserId> users, CancellationToken cancel)
    {
        List<UserId> ids = [.. users.Distinct()];
        return db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
    }
}
