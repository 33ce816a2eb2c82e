using Answerable.Domain;

namespace Answerable.Server.Organisation.Importing;

/// <summary>How a roster writes rights: <c>organise</c>, <c>system-administration</c>, or the Chinese name.</summary>
internal static class RightNames
{
    private static readonly Dictionary<string, Right> All = Make();

    public static string Of(Right right) => Storage.Conventions.Snake(right.ToString()).Replace('_', '-');

    public static bool TryParse(string text, out Right right) => All.TryGetValue(text.Trim().ToLowerInvariant(), out right);

    private static Dictionary<string, Right> Make()
    {
        var names = new Dictionary<string, Right>(StringComparer.Ordinal)
        {
            ["system"] = Right.SystemAdministration, ["security"] = Right.SecurityAdministration,
            ["组织"] = Right.Organise, ["审核"] = Right.Vet, ["点评"] = Right.Comment, ["评分"] = Right.Rate, ["定等"] = Right.Decide,
            ["验收"] = Right.Verify,
            ["代拟"] = Right.Draft, ["代录"] = Right.Record,
            ["系统管理"] = Right.SystemAdministration, ["安全管理"] = Right.SecurityAdministration, ["审计"] = Right.Audit,
        };
        foreach (var right in Enum.GetValues<Right>())
        {
            names[Of(right)] = right;
            names[right.ToString().ToLowerInvariant()] = right;
        }
        return names;
    }
}
