using System.Globalization;
using Answerable.Server.Shell;

namespace Answerable.Server.Tests.Frame;

public sealed class ListedNamesTests
{
    [Theory]
    [InlineData("en", "Ding Liu|Ding Qi|Gui Yi", "Ding Liu, Ding Qi and Gui Yi")]
    [InlineData("zh-CN", "丁六|丁七", "丁六、丁七")]
    [InlineData("en", "Secretary, Alder|Head of Works|Clerk", "Secretary, Alder; Head of Works; Clerk")]
    [InlineData("zh-CN", "党办、政办主任|书记", "党办、政办主任；书记")]
    [InlineData("zh-CN", "书记，主任|干事", "书记，主任；干事")]
    [InlineData("en", "Secretary, Alder", "Secretary, Alder")]
    public void A_list_can_be_read_although_names_contain_commas(string language, string names, string listed) =>
        Assert.Equal(listed, new Words(CultureInfo.GetCultureInfo(language), Vocabulary.Of("party"), TimeZoneInfo.Utc)
            .List(names.Split('|')));
}
