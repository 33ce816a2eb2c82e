using System.Globalization;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;

namespace Answerable.Server.Tests.Debriefs;

public sealed class RepairWordsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void A_report_can_name_every_state_of_a_repair(string language)
    {
        var words = new Words(CultureInfo.GetCultureInfo(language), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        Assert.All(Enum.GetValues<RectificationState>(), state => Assert.NotEmpty(words[$"Debriefs.repair.{state}"]));
    }
}
