using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Tests.Binding;

public class MemberBindingTests
{
    [Fact]
    public void AttributesComeBeforeElements()
    {
        var type = TestSchema.BindType("<xs:complexType name=\"a\"><xs:sequence><xs:element name=\"e\" "
            + "type=\"xs:float\"/></xs:sequence><xs:attribute name=\"b\" type=\"xs:int\"/></xs:complexType>");

        Assert.Equal(["b", "e"], type.Members.Select(member => member.Name));
        Assert.Equal([SimpleKind.Int, SimpleKind.Double], type.Members.Select(member => member.Value!.Kind));
    }

    [Fact]
    public void AnonymousElementThatOccursOnceIsAGroupInTheSameRow()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="a"><xs:sequence><xs:element name="parameters"><xs:complexType><xs:sequence>
              <xs:element name="voxelRes"><xs:complexType><xs:attribute name="x" type="xs:float"/>
              <xs:attribute name="y" type="xs:float"/></xs:complexType></xs:element>
              <xs:element name="tr" type="xs:float"/>
            </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
            """);

        var group = Assert.Single(type.Members);
        Assert.Equal(MemberKind.Group, group.Kind);
        Assert.Equal(["parameters/voxelRes", "parameters/tr"], group.Members.Select(member => member.Path));
        Assert.Equal("parameters/voxelRes/x", group.Members[0].Members[0].Path);
    }

    [Fact]
    public void WrapperAroundOneRepeatedChildCollapses()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="a"><xs:sequence><xs:element name="scans"><xs:complexType><xs:sequence>
              <xs:element name="scan" type="lab:scan" maxOccurs="unbounded"/>
            </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
            <xs:complexType name="scan"><xs:attribute name="ID" type="xs:string"/></xs:complexType>
            """);

        var list = Assert.Single(type.Members);
        Assert.Equal((MemberKind.ReferenceList, "scans", "scans/scan"), (list.Kind, list.Name, list.Path));
        Assert.Equal("lab:scan", list.Target!.XsiType);
    }

    [Fact]
    public void WrapperWithAnAttributeStaysAGroup()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="a"><xs:sequence><xs:element name="frames"><xs:complexType><xs:sequence>
              <xs:element name="frame" type="xs:string" maxOccurs="unbounded"/></xs:sequence>
              <xs:attribute name="numFrames" type="xs:integer"/>
            </xs:complexType></xs:element></xs:sequence></xs:complexType>
            """);

        var group = Assert.Single(type.Members);
        Assert.Equal(MemberKind.Group, group.Kind);
        Assert.Equal([MemberKind.Value, MemberKind.ValueList], group.Members.Select(member => member.Kind));
    }

    [Fact]
    public void RepeatedAnonymousElementIsARowNamedAfterItsOwner()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="a"><xs:sequence><xs:element name="fields"><xs:complexType><xs:sequence>
              <xs:element name="field" minOccurs="0" maxOccurs="unbounded">
                <xs:annotation><xs:appinfo><xdat:element displayIdentifiers="name"/></xs:appinfo></xs:annotation>
                <xs:complexType><xs:simpleContent><xs:extension base="xs:string">
                <xs:attribute name="name" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>
              </xs:element></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
            """);

        var row = Assert.Single(type.Members).Row!;
        Assert.Equal("lab:a_field", row.Name.XsiType);
        Assert.Equal(["field", "name"], row.Members.Select(member => member.Path));
        Assert.Equal(MemberOrigin.Text, row.Members[0].Origin);
        Assert.Equal(["name"], row.DisplayIdentifiers);
    }

    [Fact]
    public void TextOfAGroupHasThePathOfTheGroup()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="a"><xs:sequence><xs:element name="scanner"><xs:complexType><xs:simpleContent>
              <xs:extension base="xs:string"><xs:attribute name="model" type="xs:string"/></xs:extension>
            </xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
            """);

        Assert.Equal(["scanner", "scanner/model"], type.Members[0].Members.Select(member => member.Path));
    }

    [Fact]
    public void TextOfANamedTypeIsCalledLikeTheType()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="a"><xs:simpleContent><xs:extension base="xs:string">
            <xs:attribute name="name" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>
            """);

        Assert.Equal(["a", "name"], type.Members.Select(member => member.Path));
    }

    [Fact]
    public void ChoiceIsSaidOfEachBranch()
    {
        var type = TestSchema.BindType("<xs:complexType name=\"a\"><xs:choice><xs:element name=\"b\" type=\"xs:string\"/><xs:element "
            + "name=\"c\" type=\"xs:string\"/></xs:choice></xs:complexType>");

        Assert.All(type.Members, member => Assert.Equal("One of: b, c.", member.Remark));
        Assert.All(type.Members, member => Assert.False(member.IsRequired));
    }

    [Fact]
    public void RepeatedSequenceMakesItsElementsLists()
    {
        var type = TestSchema.BindType("<xs:complexType name=\"a\"><xs:sequence maxOccurs=\"unbounded\"><xs:element name=\"b\" "
            + "type=\"xs:int\"/></xs:sequence></xs:complexType>");

        Assert.Equal(MemberKind.ValueList, Assert.Single(type.Members).Kind);
    }

    [Fact]
    public void GroupsAndAttributeGroupsAreWrittenOut()
    {
        var type = TestSchema.BindType("""
            <xs:group name="g"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence></xs:group>
            <xs:attributeGroup name="h"><xs:attribute name="c" type="xs:string" use="required"/></xs:attributeGroup>
            <xs:complexType name="a"><xs:sequence><xs:group ref="lab:g"/></xs:sequence><xs:attributeGroup ref="lab:h"/></xs:complexType>
            """);

        Assert.Equal(["c", "b"], type.Members.Select(member => member.Name));
        Assert.True(type.Members[0].IsRequired);
    }

    [Fact]
    public void GroupThatHoldsItselfEnds()
    {
        var model = TestSchema.Bind("""
            <xs:group name="g"><xs:sequence><xs:element name="b"><xs:complexType><xs:sequence><xs:element name="x" type="xs:string"/>
            <xs:group ref="lab:g"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:group>
            <xs:complexType name="a"><xs:sequence><xs:group ref="lab:g"/></xs:sequence></xs:complexType>
            """);

        Assert.Equal("XNT0112", Assert.Single(model.Problems).Code);
    }

    [Fact]
    public void UnknownTypeIsRawAndReported()
    {
        var model = TestSchema.Bind("<xs:complexType name=\"a\"><xs:sequence>\n<xs:element name=\"b\" "
            + "type=\"lab:gone\"/></xs:sequence></xs:complexType>");

        Assert.Equal(MemberKind.Raw, model.Types[0].Members[0].Kind);
        var problem = Assert.Single(model.Problems);
        Assert.Equal(("XNT0101", 3), (problem.Code, problem.Position!.Line));
    }

    [Fact]
    public void EnumerationAndFacetsOfARestrictionAreKept()
    {
        var type = TestSchema.BindType("""
            <xs:simpleType name="base"><xs:restriction base="xs:string"><xs:maxLength value="8"/></xs:restriction></xs:simpleType>
            <xs:complexType name="a"><xs:attribute name="b"><xs:simpleType><xs:restriction base="lab:base">
              <xs:enumeration value="x"/><xs:enumeration value="y"/>
              <xs:enumeration value="x"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>
            """);

        var value = Assert.Single(type.Members).Value!;
        Assert.Equal(["x", "y"], value.Enumeration);
        Assert.Equal(8, value.MaxLength);
    }
}
