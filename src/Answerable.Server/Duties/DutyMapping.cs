using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

internal static class DutyMapping
{
    public static void Map(ModelBuilder builder)
    {
    }
}
