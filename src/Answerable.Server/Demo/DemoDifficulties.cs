using Answerable.Server.Difficulties;

namespace Answerable.Server.Demo;

/// <summary>What units of the demo world have asked upward.</summary>
internal sealed class DemoDifficulties(DemoStage stage)
{
    private const int DaysToAnswer = 2;

    public async Task Run()
    {
        foreach (var told in stage.Content.Difficulties)
        {
            stage.Calendar.GoTo(told.Day, 10);
            var id = await stage.As<AskUpward, Domain.Difficulties.DifficultyId>(told.By,
                (ask, by) => ask.Run(by, stage.Posts[told.To], new(told.Title, told.Text, told.Need)));
            if (told.Answer is null) continue;
            stage.Calendar.GoTo(told.Day + DaysToAnswer, 15);
            await stage.As<AnswerDifficulty>(told.To, (answer, by) => answer.Run(by, id, told.Answer));
        }
    }
}
