namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>The REST interfaces are the map of what we send: no method stands there that nobody calls.</summary>
public class RestInterfaceTests
{
    [Fact]
    public void EveryMethodIsCalledByTheSdkOrTheTool()
    {
        var declared = InterfaceCalls.Declared("Xnat.Typed.dll", "Xnat.Typed.Rest");
        var called = InterfaceCalls.Called("Xnat.Typed.dll").Concat(InterfaceCalls.Called("xnat-typed.dll"));

        Assert.Contains("IXnatFileApi.UploadAsync", declared);
        Assert.Empty(declared.Except(called));
    }

    [Fact]
    public void MethodThatNobodyCallsIsNamed()
    {
        const string Here = "Xnat.Typed.Conventions.Tests.dll";

        var uncalled = InterfaceCalls.Declared(Here, typeof(IMadeForTheTest).Namespace!).Except(InterfaceCalls.Called(Here));

        Assert.Equal(["IMadeForTheTest.ForgottenAsync"], uncalled);
    }
}
