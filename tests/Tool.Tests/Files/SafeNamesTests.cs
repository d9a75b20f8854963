using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Tests.Files;

public class SafeNamesTests
{
    [Theory]
    [InlineData("lab", "thing", "lab/thing.xsd")]
    [InlineData("", "thing", "thing.xsd")]
    [InlineData("..", "..", "_/_.xsd")]
    [InlineData("nul.x", "com1", "_nul.x/_com1.xsd")]
    [InlineData("a\\b", "c:d", "a_b/c_d.xsd")]
    [InlineData("dots...", "blank ", "dots/blank_.xsd")]
    public void NameIsGoodOnEverySystem(string folder, string name, string expected) =>
        Assert.Equal(expected, new SafeNames().Add(folder, name, ".xsd"));

    [Fact]
    public void LongNamesAreCutAndStayApart()
    {
        var names = new SafeNames();
        var text = new string('x', 300);

        var paths = new[] { names.Add("lab", text + "1", ".xsd"), names.Add("lab", text + "2", ".xsd") };

        Assert.Equal(["lab/" + text[..100] + ".xsd", "lab/" + text[..100] + "-2.xsd"], paths);
    }

    [Fact]
    public void NumberedNameThatIsTakenGetsTheNext()
    {
        var names = new SafeNames();

        Assert.Equal(
            ["a-2.cs", "a.cs", "A-3.cs"], new[] { names.Add("", "a-2", ".cs"), names.Add("", "a", ".cs"), names.Add("", "A", ".cs") });
    }
}
