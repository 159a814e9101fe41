using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies;

/// <summary>Answers Platform's question for the names of bodies.</summary>
sealed class RegisterNames(Db db) : IBodyNames
{
    public async Task<IReadOnlyList<BodyName>> Of(CancellationToken cancel) =>
        await db.Bodies.AsNoTracking().OrderBy(b => b.ShortName).Select(b => new BodyName(b.Id, b.ShortName)).ToListAsync(cancel);
}
