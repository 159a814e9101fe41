using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies;

/// <summary>Answers Platform's question for the names of bodies.</summary>
sealed class RegisterNames(Db db) : IBodyNames
{
    public async Task<IReadOnlyList<NamedBody>> Of(CancellationToken cancel) =>
        await db.Bodies.AsNoTracking().OrderBy(b => b.ShortName).Select(b => new NamedBody(b.Id, b.ShortName)).ToListAsync(cancel);
}
