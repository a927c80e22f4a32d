// without targets the preset compiles for very old phones
module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false, targets: { ios: '14', chrome: '80' } }],
  ],
};
