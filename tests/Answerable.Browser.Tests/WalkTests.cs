namespace Answerable.Browser.Tests;

/// <summary>The ten steps of a round in the browser, by each of its people, on a roster of 2,248 made-up units.</summary>
public sealed class WalkTests
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("zh-CN", 360)]
    public async Task A_whole_round_is_walked(string language, int width)
    {
        var hall = new Hall();
        await hall.InitializeAsync();
        try
        {
            var walk = new Walk(hall, language, width);
            await walk.SetUpAndRoster();
            await walk.Duties();
            await walk.OpenTheRound();
            await walk.FileDebriefs();
            await walk.HoldTheMeeting();
            await walk.CountThePapers();
            await walk.Grade();
            await walk.Rectify();
            await walk.OpenTheNextRound();
            walk.Report();
        }
        finally
        {
            await hall.DisposeAsync();
        }
    }
}
