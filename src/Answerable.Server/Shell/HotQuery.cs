using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Answerable.Server.Shell;

/// <summary>
/// A query that many pages ask, translated once for each model: building, comparing and binding a small query anew costs several times
/// what the database takes to answer it. It may stand in a static field, since a model belongs to one sort of database.
/// </summary>
/// <typeparam name="TAsk">The query as a function of the context and of what is asked for.</typeparam>
/// <param name="translate">Calls <see cref="EF"/>'s <c>CompileAsyncQuery</c>.</param>
internal sealed class HotQuery<TAsk>(Func<TAsk> translate) where TAsk : Delegate
{
    private readonly ConditionalWeakTable<IModel, TAsk> translated = [];

    public TAsk On(DbContext db) => translated.GetValue(db.Model, _ => translate());
}
