namespace Answerable.Domain.Obligations;

/// <summary>Whether what is owed is a paper to be written, a meeting to be attended, or neither.</summary>
public enum ObligationForm { Other, Paper, Meeting }

/// <summary>
/// A kind of obligation, declared by the room whose rule awaits it. Its words stand in <c>Obligations/Text.resx</c> under <c>kind.CODE</c>.
/// </summary>
/// <param name="Code">The object's noun, a dot, what is owed; stored with each obligation.</param>
/// <param name="Class">Whether the owner must do something or judge what another did.</param>
public sealed record ObligationKind(string Code, ObligationClass Class, ObligationForm Form = ObligationForm.Other)
{
    /// <summary>Something that its owner must do.</summary>
    public static ObligationKind Act(string code, ObligationForm form = ObligationForm.Other) => new(code, ObligationClass.Act, form);

    /// <summary>Something that another did, and its owner must judge.</summary>
    public static ObligationKind Judgement(string code) => new(code, ObligationClass.Judgement);
}
