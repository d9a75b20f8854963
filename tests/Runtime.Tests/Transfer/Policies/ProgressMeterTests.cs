namespace Xnat.Typed.Runtime.Tests.Transfer.Policies;

public sealed class ProgressMeterTests
{
    [Fact]
    public void LastReportSaysAllThatCame()
    {
        var heard = new Listener();
        var meter = new ProgressMeter(heard, null);

        meter.Announce(30, 3);
        for (var at = 0; at < 3; at++)
        {
            var part = meter.Begin($"{at}.dcm", 10);
            part.Add(10);
            meter.End(part, 1);
        }

        meter.Finish();

        var last = heard.Reports[^1];
        Assert.Equal((30L, 30L, 3, 3), (last.Bytes, last.Total, last.Files, last.TotalFiles));
        Assert.Equal((TransferPhase.Ended, "2.dcm", TimeSpan.Zero), (last.Phase, last.Item, last.TimeLeft ?? TimeSpan.Zero));
        Assert.Empty(last.Active);
    }

    [Fact]
    public void PartThatBeginsAnewTakesItsBytesBack()
    {
        var heard = new Listener();
        var meter = new ProgressMeter(heard, 10);
        var part = meter.Begin("a.dcm", 10);

        part.Add(7);
        part.Restart();
        part.Add(10);
        meter.Finish();

        Assert.Equal(10, heard.Reports[^1].Bytes);
        Assert.Equal(new TransferItem("a.dcm", 10, 10), Assert.Single(heard.Reports[^1].Active));
    }

    [Fact]
    public void WorkersReportInOrderAndNeverTwoAtATime()
    {
        var heard = new Listener();
        var meter = new ProgressMeter(heard, null);

        Parallel.For(0, 8, worker =>
        {
            var part = meter.Begin($"{worker}", null);
            for (var at = 0; at < 20_000; at++) part.Add(3);
            meter.End(part, 1);
            meter.Enter(TransferPhase.Checking);
        });
        meter.Finish();

        Assert.False(heard.WasTwiceAtATime);
        Assert.Equal(heard.Reports.Select(report => report.Bytes).Order(), heard.Reports.Select(report => report.Bytes));
        Assert.Equal((8 * 20_000 * 3L, 8), (heard.Reports[^1].Bytes, heard.Reports[^1].Files));
    }

    [Fact]
    public void TextHasNoItem() =>
        Assert.DoesNotContain("SUB1", new TransferProgress(1, 2) { Item = "SUB1", Active = [new("SUB1", 1, 2)] }.ToString());

    private sealed class Listener : IProgress<TransferProgress>
    {
        private int within;

        public List<TransferProgress> Reports { get; } = [];

        public bool WasTwiceAtATime { get; private set; }

        public void Report(TransferProgress value)
        {
            if (Interlocked.Increment(ref within) > 1) WasTwiceAtATime = true;
            Reports.Add(value);
            Interlocked.Decrement(ref within);
        }
    }
}
