namespace Xnat.Typed.Server.Tests.Hosting;

public sealed class FaultTextTests
{
    [Theory]
    [InlineData("delay=2s", "delay=2s")]
    [InlineData("delay=1500ms", "delay=1500ms")]
    [InlineData("delay=1m", "delay=60s")]
    [InlineData("status=503", "status=503")]
    [InlineData(" status = 503 ,retry-after=5s", "status=503, retry-after=5s")]
    [InlineData("html", "html")]
    [InlineData("cut=0", "cut=0")]
    [InlineData("overlength=100", "overlength=100")]
    [InlineData("drip=10/200ms", "drip=10/200ms")]
    [InlineData("expire", "expire")]
    [InlineData("stuck=BUILDING", "stuck=BUILDING")]
    [InlineData("delay=1s, cut=10", "delay=1s|cut=10")]
    public void FaultIsReadAndWritten(string text, string written) =>
        Assert.Equal(written, string.Join('|', FaultText.Parse(text).Select(FaultText.Write)));

    [Theory]
    [InlineData("")]
    [InlineData("explode")]
    [InlineData("delay")]
    [InlineData("delay=2")]
    [InlineData("delay=2h")]
    [InlineData("delay=-2s")]
    [InlineData("status=200")]
    [InlineData("retry-after=5s")]
    [InlineData("html=1")]
    [InlineData("cut=x")]
    [InlineData("overlength=0")]
    [InlineData("drip=0/1s")]
    [InlineData("drip=10")]
    [InlineData("stuck=")]
    [InlineData("cut=99999999999")]
    public void WrongTextIsRefusedWithAllThatIsKnown(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => FaultText.Parse(text));

        Assert.Equal(
            $"'{text}' is not a fault. Known are delay=TIME, status=NUMBER (and retry-after=TIME with it), html, cut=BYTES, "
            + "overlength=BYTES, drip=BYTES/TIME, expire, stuck=STATUS, ready-after=LOOKS, ready-after=TIME; TIME is a number with ms, s "
            + "or m behind it.",
            refusal.Message);
    }
}
