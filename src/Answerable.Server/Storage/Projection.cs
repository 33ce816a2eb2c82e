using System.Linq.Expressions;

namespace Answerable.Server.Storage;

/// <summary>A projection of which only what is shown is queried.</summary>
internal static class Projection
{
    /// <summary>Makes rows without some members, which are then empty; the statement holds nothing of them.</summary>
    /// <param name="made">Calls the row's constructor; what needs another table is a query of its own in it.</param>
    /// <param name="unread">Names of members, as the constructor's parameters have them.</param>
    public static IQueryable<TRow> SelectWithout<T, TRow>(this IQueryable<T> rows, Expression<Func<T, TRow>> made, IReadOnlySet<string> unread)
    {
        if (unread.Count == 0) return rows.Select(made);
        var call = (NewExpression)made.Body;
        var parameters = call.Constructor!.GetParameters();
        var kept = call.Arguments.Select((value, i) => unread.Contains(parameters[i].Name!) ? Expression.Default(value.Type) : value);
        return rows.Select(Expression.Lambda<Func<T, TRow>>(call.Update(kept), made.Parameters));
    }
}
