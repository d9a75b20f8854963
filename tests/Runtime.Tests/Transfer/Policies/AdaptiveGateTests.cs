namespace Xnat.Typed.Runtime.Tests.Transfer.Policies;

/// <summary>How many may ask a server at a time, by how it answers.</summary>
public sealed class AdaptiveGateTests : IDisposable
{
    private const int Most = 8;

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);

    private readonly AdaptiveGate gate = new(Most);

    public void Dispose() => gate.Dispose();

    [Fact]
    public void ServerThatHasTooMuchToDoIsAskedByHalfAsMany()
    {
        gate.Overloaded();
        Assert.Equal(4, gate.Width);
        gate.Overloaded();
        Assert.Equal(2, gate.Width);
    }

    [Fact]
    public void AnswersThatBeginMuchLaterTakeOneAway()
    {
        gate.Answered(Quick);
        gate.Answered(Late);
        gate.Answered(Late);

        Assert.Equal(Most - 2, gate.Width);
    }

    [Fact]
    public void LateAnswersSayNothingWhereNoneWasEverQuicker()
    {
        for (var at = 0; at < 3 * Most; at++) gate.Answered(Late);

        Assert.Equal(Most, gate.Width);
    }

    [Fact]
    public async Task OneIsAlwaysLeft()
    {
        gate.Answered(Quick);
        for (var at = 0; at < 3 * Most; at++)
        {
            gate.Overloaded();
            gate.Answered(Late);
        }

        Assert.Equal(1, gate.Width);
        for (var at = 0; at < 3 * Most; at++)
        {
            await gate.EnterAsync(CancellationToken.None);
            gate.Exit();
        }
    }

    [Fact]
    public void GoodAnswersBringAllBackAndNeverMore()
    {
        gate.Overloaded();
        gate.Overloaded();
        for (var at = 0; at < 2; at++) gate.Answered(Quick);
        Assert.Equal(3, gate.Width);
        for (var at = 0; at < 10 * Most; at++) gate.Answered(Quick);
        Assert.Equal(Most, gate.Width);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task AsManyGetInAsTheWidthSays(int failures)
    {
        for (var at = 0; at < Most; at++) await gate.EnterAsync(CancellationToken.None);
        // Those at work go on; their places are withheld when they leave.
        for (var at = 0; at < failures; at++) gate.Overloaded();
        for (var at = 0; at < Most; at++) gate.Exit();
        var width = gate.Width;

        var entering = Enumerable.Range(0, Most).Select(_ => gate.EnterAsync(CancellationToken.None)).ToList();

        Assert.Equal(width, entering.Count(static entered => entered.IsCompletedSuccessfully));
        foreach (var entered in entering)
        {
            await entered;
            gate.Exit();
        }
    }

    [Fact]
    public async Task WhatComesBackLetsInWhoWaits()
    {
        gate.Overloaded();
        for (var at = 0; at < Most; at++)
        {
            await gate.EnterAsync(CancellationToken.None);
            gate.Exit();
        }

        var entering = Enumerable.Range(0, Most).Select(_ => gate.EnterAsync(CancellationToken.None)).ToList();
        Assert.Equal(gate.Width, entering.Count(static entered => entered.IsCompleted));
        for (var at = 0; at < 10 * Most; at++) gate.Answered(Quick);

        await Task.WhenAll(entering);
    }
}
