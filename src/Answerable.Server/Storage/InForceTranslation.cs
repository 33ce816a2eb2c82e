using System.Linq.Expressions;
using Answerable.Domain.Organisation;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Answerable.Server.Storage;

/// <summary>
/// Puts the rules of <see cref="InForce"/> into the queries that ask <c>span.IsInForce(at)</c> or <c>span.IsOver(at)</c>, and the range
/// of a subtree into those that ask whether one path <see cref="SubtreeFilter.LiesIn"/> another.
/// </summary>
internal sealed class InForceTranslation : IQueryExpressionInterceptor
{
    /// <summary>The one instance: each one more would cost a set of the framework's own services, and a model, of its own.</summary>
    public static readonly InForceTranslation Shared = new();

    private InForceTranslation() { }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        new Inlined().Visit(queryExpression);

    private sealed class Inlined : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType == typeof(SubtreeFilter) && node.Method.Name == nameof(SubtreeFilter.LiesIn))
                return Visit(new Filled(SubtreeFilter.Range.Parameters, [.. node.Arguments]).Visit(SubtreeFilter.Range.Body));
            var rule = node.Method.DeclaringType != typeof(InForce) ? null : node.Method.Name == nameof(InForce.IsInForce)
                ? InForce.Holds : InForce.Ended;
            if (rule is null) return base.VisitMethodCall(node);
            var span = node.Arguments[0] is UnaryExpression { NodeType: ExpressionType.Convert } cast ? cast.Operand : node.Arguments[0];
            Expression[] values = [Expression.Property(span, nameof(ISpan.From)), Expression.Property(span, nameof(ISpan.Until)),
                node.Arguments[1]];
            return Visit(new Filled(rule.Parameters, values).Visit(rule.Body));
        }
    }

    private sealed class Filled(IReadOnlyList<ParameterExpression> parameters, Expression[] values) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            parameters.ToList().IndexOf(node) is >= 0 and var i ? values[i] : base.VisitParameter(node);
    }
}
