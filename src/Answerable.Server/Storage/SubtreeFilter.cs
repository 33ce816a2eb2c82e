using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Answerable.Domain;

namespace Answerable.Server.Storage;

/// <summary>Restricts a query to one or several subtrees, each one range of the path's index.</summary>
internal static class SubtreeFilter
{
    /// <summary>Rows whose path lies in any of the subtrees; no root, no row.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> query, Expression<Func<T, string>> path, IReadOnlyCollection<string> roots) =>
        query.Where(IsWithin(path, roots));

    /// <summary>The subtree of a path that a query reads itself, as one range of the index.</summary>
    [SuppressMessage("Performance", "CA1845", Justification = "It is translated into a statement.")]
    internal static readonly Expression<Func<string, string, bool>> Range = (path, root) => string.Compare(path, root) >= 0
        && string.Compare(path, root.Substring(0, root.Length - 1) + "0") < 0;

    /// <summary>Whether a path lies in the subtree of another, where both are columns: in queries alone.</summary>
    public static bool LiesIn(string path, string root) =>
        throw new NotSupportedException($"Only a query asks whether {path} lies in {root}.");

    /// <summary>Rows whose path is one of these.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> query, Expression<Func<T, string>> path, IReadOnlyList<string> paths)
    {
        var all = paths.ToList();
        Expression<Func<List<string>>> value = () => all;
        return query.Where(Expression.Lambda<Func<T, bool>>(Expression.Call(value.Body, nameof(List<string>.Contains), null, path.Body),
            path.Parameters));
    }

    /// <summary>Rows whose path is one that a query finds, in the statement at hand.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> query, Expression<Func<T, string>> path, IQueryable<string> paths) =>
        query.Where(Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(string)],
            paths.Expression, path.Body), path.Parameters));

    /// <summary>The same as a condition, to be combined with others by <see cref="Or{T}"/>.</summary>
    public static Expression<Func<T, bool>> IsWithin<T>(Expression<Func<T, string>> path, IReadOnlyCollection<string> roots)
    {
        Expression? any = null;
        foreach (var root in roots)
        {
            var range = Expression.AndAlso(
                Compare(path.Body, ExpressionType.GreaterThanOrEqual, root),
                Compare(path.Body, ExpressionType.LessThan, UnitPath.End(root)));
            any = any is null ? range : Expression.OrElse(any, range);
        }
        return Expression.Lambda<Func<T, bool>>(any ?? Expression.Constant(false), path.Parameters);
    }

    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right)
    {
        var body = new Replace(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(left.Body, body), left.Parameters);
    }

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right)
    {
        var body = new Replace(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(left.Body, body), left.Parameters);
    }

    private static BinaryExpression Compare(Expression path, ExpressionType type, string bound)
    {
        // A captured value, so that the text becomes a parameter and the plan is shared.
        Expression<Func<string>> value = () => bound;
        return Expression.MakeBinary(type, Expression.Call(typeof(string), nameof(string.Compare), null, path, value.Body),
            Expression.Constant(0));
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
