using System.Linq.Expressions;
using Answerable.Domain;

namespace Answerable.Server.Storage;

/// <summary>Restricts a query to one or several subtrees, each one range of the path's index.</summary>
internal static class SubtreeFilter
{
    /// <summary>Rows whose path lies in any of the subtrees; no root, no row.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> query, Expression<Func<T, string>> path, IReadOnlyCollection<string> roots) =>
        query.Where(IsWithin(path, roots));

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
