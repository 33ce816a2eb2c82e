using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

internal static class AppraisalMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
